#![no_main]
cloutscope_fuzz::importer!("x-analytics");
