"""Stage 5 of 8, resolve: drafts of claims -> claims, words -> identities."""
