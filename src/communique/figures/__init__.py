"""Sums over a register that no stage keeps: how a body's themes develop, who copies whom, what outlets leave out, the ledger."""
