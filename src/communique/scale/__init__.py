"""Work spread over processes: results come in the order of what was given, whatever the number of processes."""
