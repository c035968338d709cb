//! Language, theme and signing out: one small menu behind the person's name, never on the rail itself.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::initial;
use super::shell::{Language, PersonBadge, Shell, Theme};

/// The person at the foot of the rail; opening it shows the choices.
pub(super) fn badge(shell: &Shell, person: &PersonBadge) -> Markup {
    html! {
        details.me data-menu {
            summary aria-label={ (person.name) " " (person.department) " " (shell.texts.preferences) } {
                span.avatar aria-hidden="true" { (initial(&person.name)) }
                span { (person.name) small { (person.department) } }
                (icon(Icon::Settings))
            }
            div.menu { (choices(shell)) }
        }
    }
}

/// The choices themselves. Every button posts and comes back to the page.
pub(super) fn choices(shell: &Shell) -> Markup {
    let texts = &shell.texts;
    html! {
        form.choices method="post" action=(shell.preferences_action) {
            input type="hidden" name="back" value=(shell.back);
            (theme_choice(shell))
            (language_choice(&texts.language, &shell.languages))
        }
        form.choices method="post" action=(shell.sign_out_action) data-sign-out {
            button.button.quiet.wide.start type="submit" { (icon(Icon::Logout)) (texts.sign_out) }
        }
    }
}

/// A row of languages as buttons named `language`.
pub(super) fn language_choice(label: &str, languages: &[Language]) -> Markup {
    html! {
        @if languages.len() > 1 {
            p.choice-name { (label) }
            div.segments.even role="group" aria-label=(label) {
                @for language in languages {
                    button type="submit" name="language" value=(language.code) lang=(language.code)
                        aria-pressed=(language.active) { (language.label) }
                }
            }
        }
    }
}

/// All keys, shown by `?` or by the button in the foot of the page.
pub(super) fn keys(shell: &Shell) -> Markup {
    html! {
        @if !shell.keys.is_empty() {
            div.keys-sheet #keys popover {
                h2 { (shell.texts.keys) }
                dl {
                    @for hint in &shell.keys {
                        dt { @for key in &hint.keys { kbd { (key) } " " } }
                        dd { (hint.label) }
                    }
                }
            }
        }
    }
}

fn theme_choice(shell: &Shell) -> Markup {
    let texts = &shell.texts;
    let themes = [
        (Theme::Light, "light", &texts.light),
        (Theme::Dark, "dark", &texts.dark),
        (Theme::Auto, "auto", &texts.auto),
    ];
    html! {
        p.choice-name { (texts.theme) }
        div.segments.even role="group" aria-label=(texts.theme) {
            @for (theme, value, label) in themes {
                button type="submit" name="theme" value=(value) aria-pressed=(shell.theme == theme) { (label) }
            }
        }
    }
}
