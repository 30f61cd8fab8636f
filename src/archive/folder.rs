//! Files and folders of this machine.

use super::input::{Bytes, Input};
use crate::order::Order;
use crate::{Error, ErrorKind, Result};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A file of this machine. It is opened for each range: a folder may have more files than may be open at once.
pub struct FileBytes {
    path: PathBuf,
    len: u64,
}

impl FileBytes {
    /// The file at `path`, with the length that it has now.
    ///
    /// # Errors
    /// When it can't be looked at.
    pub fn new(path: PathBuf) -> io::Result<FileBytes> {
        let len = fs::metadata(&path)?.len();
        Ok(FileBytes { path, len })
    }
}

impl Bytes for FileBytes {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(offset))?;
        file.read(buf)
    }
}

/// Stands for what could not even be looked at, so that the reason is told where the rest is listed.
struct Unreadable(Error);

impl Bytes for Unreadable {
    fn len(&self) -> u64 {
        1
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
        Err(self.0.clone().into())
    }
}

impl Input {
    /// A file, or a folder with all below it, sorted by path. Links to files are followed unless they lead out of the
    /// folder, links to folders never. Its name is the path's last part.
    ///
    /// # Errors
    /// When there is nothing at `path`, or it may not be read. What can't be read below a folder becomes an entry that
    /// fails when it is read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Input> {
        let path = path.as_ref();
        let fail = |e: io::Error| Error::new(ErrorKind::Io(e.to_string())).at(path.display().to_string());
        let root = path.canonicalize().map_err(fail)?;
        let name = root.file_name().map_or_else(|| root.display().to_string(), |name| name.to_string_lossy().into());
        if !root.is_dir() {
            File::open(&root).map_err(fail)?;
            return Ok(Input::File { name, bytes: Box::new(FileBytes::new(root).map_err(fail)?) });
        }
        fs::read_dir(&root).map_err(fail)?;
        let mut files = walk(&root);
        files.order_by(|a, b| a.0.cmp(&b.0));
        Ok(Input::Folder { name, files })
    }
}

type Files = Vec<(String, Box<dyn Bytes>)>;

fn walk(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        if let Err(e) = list(root, &folder, &prefix, &mut files, &mut folders) {
            files.push((prefix.trim_end_matches('/').to_owned(), unreadable(&e)));
        }
    }
    files
}

/// One folder's files and folders.
fn list(
    root: &Path,
    folder: &Path,
    prefix: &str,
    files: &mut Files,
    folders: &mut Vec<(PathBuf, String)>,
) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        let name = format!("{prefix}{}", item.file_name().to_string_lossy());
        let kind = item.file_type()?;
        if kind.is_dir() {
            folders.push((item.path(), format!("{name}/")));
            continue;
        }
        let path = match kind.is_symlink() {
            true => match item.path().canonicalize() {
                Ok(target) if target.starts_with(root) => target,
                _ => continue,
            },
            false => item.path(),
        };
        // Not pipes and devices: reading one may never end.
        if super::path::normal(&name).is_some() && path.is_file() {
            let bytes = FileBytes::new(path);
            files.push((name, bytes.map_or_else(|e| unreadable(&e), |bytes| Box::new(bytes))));
        }
    }
    Ok(())
}

fn unreadable(e: &io::Error) -> Box<dyn Bytes> {
    Box::new(Unreadable(Error::new(ErrorKind::Io(e.to_string()))))
}
