"""Web: one blueprint a kind of visitor. Views parse, call one service, and answer."""
