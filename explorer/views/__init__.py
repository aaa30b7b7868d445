"""Views: rows in, plain values out. No Streamlit, no engine: plain asserts prove them."""
