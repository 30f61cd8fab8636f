#![no_main]
cloutscope_fuzz::importer!("youtube");
