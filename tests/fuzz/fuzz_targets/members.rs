#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| cloutscope_fuzz::members(data));
