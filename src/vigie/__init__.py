"""Vigie reads reports of armed conflicts into sourced claims."""
