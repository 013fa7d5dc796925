"""Papers: catalogue, contexts, the strict engine and its checks. The only user of docxtpl and lxml."""
