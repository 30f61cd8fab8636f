//! What browsers and file managers put behind a copy's name: `result (1).json`, `result - Copy.json`, `result 2.json`.

/// “Copy”, as file managers write it.
const COPY: &str = "copy copia copie cópia còpia kopie kopia kopi kopya kopio kopija kópia kopiera másolat копия копія копие \
                    αντίγραφο コピー 복사본 副本 拷贝 拷貝 نسخة עותק";

/// A name without one word that a copy has behind it, in lower case; `None` where it has none.
pub fn uncopied(name: &str) -> Option<&str> {
    let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let (name, last) = numbered.or_else(|| name.rsplit_once(' '))?;
    let number = (1..3).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_digit());
    let name = name.trim_end_matches([' ', '-', '–']);
    (!name.is_empty() && (number || COPY.split(' ').any(|copy| copy == last))).then_some(name)
}

/// The path, in lower case, that a file had before it was copied, once or several times: each one that it may have been.
pub fn originals(path: &str) -> impl Iterator<Item = String> {
    let (folder, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
    let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
    std::iter::successors(uncopied(stem), |stem| uncopied(stem))
        .take(3)
        .map(move |stem| [folder, stem, ending].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copys_name_is_told_from_others() {
        let first = |path: &str| originals(path).last();
        for copy in [
            "a (1).json",
            "a(2).json",
            "a - copy.json",
            "a - copy (2).json",
            "a copy 3.json",
            "a 2.json",
            "a – kopie.json",
        ] {
            assert_eq!(first(&format!("x/{copy}")).as_deref(), Some("x/a.json"), "{copy}");
        }
        for own in ["a.json", "a (work).json", "a 2024.json", "(1).json", "a copy that.json", "a (1)/b.json", "a()"] {
            assert_eq!(first(own), None, "{own}");
        }
    }
}
