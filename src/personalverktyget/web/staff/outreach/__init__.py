"""Messages and questions that staff send: written, let go, and what has become of them."""
