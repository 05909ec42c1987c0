"""From items to an accountable ledger: reads reports, records what they say, consolidates and records events."""
