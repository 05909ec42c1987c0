"""Asks a ledger: events as they were known, tallies by every policy, territory, and why each value is what it is."""
