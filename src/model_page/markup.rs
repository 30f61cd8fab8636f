//! The pieces of HTML that the page is made of. Texts come as HTML already: what is plain goes through [`text`].

use maud::{DOCTYPE, Markup, PreEscaped, html};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'";

pub fn document(title: &str, sections: &[String]) -> String {
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) " · Cloutscope" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="model.css";
            }
            body {
                header {
                    p class="name" { a href="./" { "Cloutscope" } }
                    h1 { (title) }
                    p class="quiet" {
                        "Every weight and formula, written by the program from the constants that it scores with. This page \
                         has no script and sees none of your files. It opens in a tab of its own, so that the locked page \
                         keeps what you dropped on it."
                    }
                }
                main class="model" { @for section in sections { (PreEscaped(section)) "\n" } }
            }
        }
    };
    document.into_string() + "\n"
}

fn string(markup: Markup) -> String {
    markup.into_string()
}

pub fn section(title: &str, body: &[String]) -> String {
    string(html! { section class="card" { h2 { (title) } @for part in body { "\n" (PreEscaped(part)) } } })
}

pub fn p(text: impl AsRef<str>) -> String {
    string(html! { p { (PreEscaped(text.as_ref())) } })
}

pub fn formula(text: impl AsRef<str>) -> String {
    string(html! { p class="formula" { (PreEscaped(text.as_ref())) } })
}

pub fn list(items: &[String]) -> String {
    string(html! { ul { @for item in items { li { (PreEscaped(item)) } "\n" } } })
}

/// A table of rows whose first cell names them.
pub fn grid(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    string(html! {
        div class="wide" tabindex="0" {
            table {
                thead { tr { @for cell in head { th scope="col" { (PreEscaped(cell)) } } } }
                tbody {
                    @for cells in rows {
                        "\n"
                        tr {
                            @for (n, cell) in cells.iter().enumerate() {
                                @if n == 0 { th scope="row" { (PreEscaped(cell)) } } @else { td { (PreEscaped(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// Plain text as HTML, and what stands between `backticks` set as code.
pub fn text(plain: &str) -> String {
    string(html! {
        @for (n, part) in plain.split('`').enumerate() {
            @if n % 2 == 1 { code { (part) } } @else { (part) }
        }
    })
}
