//! Writes `corpus/<target>/`, where `cargo fuzz` looks: each fixture as a tree, and small archives of one fixture.

use cloutscope_fuzz::{MARK, cases, paths};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Larger seeds slow the fuzzer down more than they show it.
const LARGEST: usize = 24 << 10;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for network in root.join("../fixtures").read_dir()? {
        let format = network?.file_name().to_string_lossy().into_owned();
        let folder = root.join("corpus").join(&format);
        std::fs::create_dir_all(&folder)?;
        let paths = paths(&format);
        for (n, case) in cases(&format).iter().enumerate() {
            let mut seed = Vec::new();
            for (path, file) in case {
                let file = std::fs::read(file)?;
                let which = paths.binary_search(path).expect("a path of the format");
                if let Ok(which) = u8::try_from(which)
                    && seed.len() + file.len() < LARGEST
                {
                    seed.extend(MARK);
                    seed.push(which);
                    seed.extend(file);
                }
            }
            std::fs::write(folder.join(format!("{n}")), seed)?;
        }
    }
    // The paths of all fixtures, by network: what lies beside what.
    let folder = root.join("corpus/paths");
    std::fs::create_dir_all(&folder)?;
    for network in root.join("../fixtures").read_dir()? {
        let format = network?.file_name().to_string_lossy().into_owned();
        std::fs::write(folder.join(&format), paths(&format).join("\n"))?;
    }
    archives(&root.join("corpus/archive"), &cases("linkedin")[0])
}

fn archives(folder: &Path, files: &[(String, PathBuf)]) -> std::io::Result<()> {
    use flate2::{Compression, write::GzEncoder};
    std::fs::create_dir_all(folder)?;
    let mut tar = tar::Builder::new(Vec::new());
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, file) in files {
        let file = std::fs::read(file)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(file.len() as u64);
        tar.append_data(&mut header, path, file.as_slice())?;
        zip.start_file(path, zip::write::SimpleFileOptions::default()).map_err(std::io::Error::other)?;
        zip.write_all(&file)?;
    }
    let tar = tar.into_inner()?;
    let zip = zip.finish().map_err(std::io::Error::other)?.into_inner();
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(&tar)?;
    let mut outer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    outer.start_file("inner.zip", zip::write::SimpleFileOptions::default()).map_err(std::io::Error::other)?;
    outer.write_all(&zip)?;
    let outer = outer.finish().map_err(std::io::Error::other)?.into_inner();
    for (name, bytes) in [("zip", zip), ("tar.gz", gz.finish()?), ("tar", tar), ("zip-in-zip", outer)] {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
