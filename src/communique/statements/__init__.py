"""Who said what: cue, content, speaker, act."""
