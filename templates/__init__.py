"""What ships beside the program: document templates and how they are drawn."""
