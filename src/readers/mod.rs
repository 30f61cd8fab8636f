//! File formats without any network: JSON, tables, XML, workbooks, mail, repositories, lines of text.

pub mod car;
pub mod card;
pub mod encoding;
pub mod json;
pub mod lines;
pub mod mail;
pub mod table;
pub mod text;
pub mod workbook;
pub mod xml;
