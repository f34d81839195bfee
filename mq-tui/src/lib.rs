//! The live terminal console.
mod draw;
mod filter;
mod help;
mod keys;
mod layout;
mod model;
mod pen;
mod screens;
mod state;
mod table;
mod text;
mod theme;
mod update;
