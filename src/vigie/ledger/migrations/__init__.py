"""Revisions of the ledger's schema; they run by themselves when a ledger is opened."""
