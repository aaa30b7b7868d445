"""The tests: flat, one file a behaviour; real engines, real files, a real browser."""
