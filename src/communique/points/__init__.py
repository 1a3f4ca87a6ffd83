"""One thing said at one meeting: points, commitments, carriage, changes, conflicts."""
