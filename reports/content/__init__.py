"""What a pack says: plain frozen data, built once from a plan at a moment."""
