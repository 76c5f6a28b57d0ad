"""What a notice and the rules of its body say about the next session, as values."""
