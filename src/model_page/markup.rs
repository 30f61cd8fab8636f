//! The pieces of HTML that the page is made of.

pub const HEAD: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>{title} · Cloutscope</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="model.css">
  </head>
  <body>
    <header>
      <p class="name"><a href="./">Cloutscope</a></p>
      <h1>{title}</h1>
      <p class="quiet">Every weight and formula, written by the program from the constants that it scores with. This page has no script and sees none of your files. It opens in a tab of its own, so that the locked page keeps what you dropped on it.</p>
    </header>
    <main class="model">
"#;

pub const FOOT: &str = "    </main>\n  </body>\n</html>\n";

pub fn section(title: &str, body: &[String]) -> String {
    format!("      <section class=\"card\">\n<h2>{title}</h2>\n{}\n</section>\n", body.join("\n"))
}

pub fn p(text: impl AsRef<str>) -> String {
    format!("<p>{}</p>", text.as_ref())
}

pub fn formula(text: impl AsRef<str>) -> String {
    format!("<p class=\"formula\">{}</p>", text.as_ref())
}

pub fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<ul>{}</ul>", items.join("\n"))
}

/// A table of rows whose first cell names them.
pub fn grid(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let head: Vec<String> = head.iter().map(|cell| format!("<th scope=\"col\">{cell}</th>")).collect();
    let row = |cells: Vec<String>| {
        let (first, rest) = cells.split_first().map(|(first, rest)| (first.as_str(), rest)).unwrap_or_default();
        let rest: Vec<String> = rest.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr><th scope=\"row\">{first}</th>{}</tr>", rest.concat())
    };
    let rows: Vec<String> = rows.into_iter().map(row).collect();
    format!(
        "<div class=\"wide\" tabindex=\"0\"><table><thead><tr>{}</tr></thead><tbody>\n{}\n</tbody></table></div>",
        head.concat(),
        rows.join("\n")
    )
}

/// Text with what HTML would take for its own made harmless, and `names` set as code.
pub fn text(plain: &str) -> String {
    let safe = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let part = |(n, part): (usize, &str)| if n % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() };
    safe.split('`').enumerate().map(part).collect()
}
