"""Serves a ledger to people: an HTTP API under /api/v1, and the workbench that is built upon it."""
