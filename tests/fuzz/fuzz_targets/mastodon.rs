#![no_main]
cloutscope_fuzz::importer!("mastodon");
