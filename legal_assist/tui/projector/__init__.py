"""The training room in a browser on the same machine, for a projector.

The screen runs in a process of its own; what the browser sees and types goes over loopback only. Nothing here
knows a case: the process that is started refuses real stores by itself.
"""
