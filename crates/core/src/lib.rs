//! Homeground core.
