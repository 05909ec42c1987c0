"""Stage 5 of 8, resolve: words -> identities."""
