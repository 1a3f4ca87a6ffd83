"""The text as it stands: normal forms with the way back, sentences, words, dates, numbers, likeness."""
