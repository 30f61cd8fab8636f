//! What Facebook's, Instagram's and Threads' downloads have in common: one company writes them.
//!
//! What leaves this room: message threads as records (without what Meta itself writes among them), the owner as threads tell them, and how to read names, times and
//! localized labels. Each network's own files are in its own room.

pub mod items;
pub mod layout;
pub mod notices;
pub mod owner;
mod sentences;
pub mod shapes;
pub mod threads;
