//! Rule blocks in one form: what it looks like, that it says the same, and that it is the same twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod shipped;

use handbook::fmt::format;
use handbook::{Edition, SourceText};
use proptest::prelude::*;
use shipped::books;

/// The form of the lines of a block.
fn of_block(rules: &str) -> String {
    let text = format!("## 1 A\n\n```rule\n{rules}```\n");
    let formatted = format(&text);
    assert_eq!(formatted.skipped, [], "{rules}");
    let inside = formatted.text.strip_prefix("## 1 A\n\n```rule\n").unwrap();
    inside.strip_suffix("```\n").unwrap().to_owned()
}

#[track_caller]
fn check(rules: &str, form: &str) {
    assert_eq!(of_block(rules), form);
    assert_eq!(of_block(form), form, "not the same twice");
}

#[test]
fn keys_stand_in_the_order_of_their_kind() {
    check(
        "[promise.first]\nkept_by=\"a.b\"\non   =   \"a.opened\"\nname='First'\n  within = \"1 hour\"\nby=\"owner\"\n",
        "[promise.first]\nname    = \"First\"\non      = \"a.opened\"\nwithin  = \"1 hour\"\nby      = \"owner\"\nkept_by = \"a.b\"\n",
    );
    check(
        "[default.promise]\nalert = []\nby = \"owner\"\n[step.a.b]\nthen = []\nby = \"owner\"\n",
        "[default.promise]\nby    = \"owner\"\nalert = []\n\n[step.a.b]\nby   = \"owner\"\nthen = []\n",
    );
    // A variant has the keys of its rule; what a key doesn't know comes last, in the order of its writer.
    check(
        "[duty.d]\nzebra = 1\ncase = [{ every = \"week\", where = \"x\" }]\napple = 2\nname = \"D\"\n",
        "[duty.d]\nname  = \"D\"\ncase  = [{ where = \"x\", every = \"week\" }]\nzebra = 1\napple = 2\n",
    );
}

#[test]
fn tables_inside_a_rule_keep_their_order() {
    check(
        "[calendar.c]\nweek = {sat='',daily=\"09:00-10:00\"}\n[when.w]\nthen=[{with={z=1,a=2},open=\"b\"}]\non=\"a.opened\"\n",
        "[calendar.c]\nweek = { sat = \"\", daily = \"09:00-10:00\" }\n\n[when.w]\non   = \"a.opened\"\nthen = [{ with = { z = 1, a = 2 }, open = \"b\" }]\n",
    );
}

#[test]
fn a_list_is_broken_where_it_is_wider_than_a_line() {
    let line = |width: usize| {
        // `rows = ["…"]` around it.
        let rest = width - "rows = [\"\"]".len();
        format!(
            "rows = [\"{}{}\"]\n",
            "字".repeat(rest / 2),
            "x".repeat(rest % 2)
        )
    };
    let head = "[list.l]\n";
    check(
        &format!("{head}{}", line(120)),
        &format!("{head}{}", line(120)),
    );
    let item = line(121).replace("rows = [", "").replace("]\n", "");
    check(
        &format!("{head}{}", line(121)),
        &format!("{head}rows = [\n  {item},\n]\n"),
    );
    // Inside a list the margin counts too.
    let text = format!("1. A\n   ```rule\n   {head}   {}   ```\n", line(120));
    assert!(
        format(&text).text.contains("   rows = [\n     \"字"),
        "{}",
        format(&text).text
    );
    let text = format!("1. A\n   ```rule\n   {head}   {}   ```\n", line(117));
    assert_eq!(format(&text).text, text);
}

#[test]
fn lists_in_lists_are_broken_one_by_one() {
    let wide = "w".repeat(60);
    check(
        &format!("[x.y]\na = [[1,2],['{wide}','{wide}'],{{b=[1,],c={{}}}},[]]\n"),
        &format!(
            "[x.y]\na = [\n  [1, 2],\n  [\n    \"{wide}\",\n    \"{wide}\",\n  ],\n  {{ b = [1], c = {{}} }},\n  [],\n]\n"
        ),
    );
}

#[test]
fn one_blank_line_stands_between_rules() {
    check(
        "\n\n[role.a]\nname = \"A\"\nside = \"staff\"\n[role.b]\nname = \"B\"\n\n\n[role.c]\n\nname = \"C\"\n\nside = \"staff\"\n\n",
        "[role.a]\nname = \"A\"\nside = \"staff\"\n\n[role.b]\nname = \"B\"\n\n[role.c]\nname = \"C\"\nside = \"staff\"\n",
    );
    // Rules of one key stay together if they were.
    let departments = "# all\n[department.a]\nname = \"A\"\n[department.b]\nname = \"B\"\n\n[department.c]\nname = \"C\"\n\n# far\n[department.d]\nname = \"D\"\n";
    check(departments, departments);
}

#[test]
fn comments_stay_with_what_they_belong_to() {
    check(
        "# of the block\n\n# of a, once\n# of a, twice\n[role.a] # beside a\nside = \"staff\" # beside side\n# of name\nname = \"A\"\n# below a\n\n[role.b]\n# of b as a whole\n\n# of side\nside = \"staff\"\nname = \"B\"\n\n# apart\n\n# of c\n[role.c]\nname = \"C\"\n# below c\n\n# the end\n",
        "# of the block\n\n# of a, once\n# of a, twice\n[role.a] # beside a\n# of name\nname = \"A\"\nside = \"staff\" # beside side\n# below a\n\n[role.b]\n# of b as a whole\n\nname = \"B\"\n# of side\nside = \"staff\"\n\n# apart\n\n# of c\n[role.c]\nname = \"C\"\n# below c\n\n# the end\n",
    );
    check(
        "[list.l]\nrows = [ # first\n'a', # a\n'b' # b\n, # also b\n\n# c\n'c', 'd' # d\n# end\n]\nweek = { a = 1, # one\nb = 2 }\nnone = [ # nothing\n]\n",
        "[list.l]\nrows = [\n  # first\n  \"a\", # a\n  \"b\", # b\n  # also b\n  # c\n  \"c\",\n  \"d\", # d\n  # end\n]\nweek = {\n  a = 1, # one\n  b = 2,\n}\nnone = [\n  # nothing\n]\n",
    );
    check("# nothing but this   \n", "# nothing but this\n");
}

#[test]
fn texts_have_double_quotes_unless_they_would_need_escapes() {
    check(
        "[x.y]\na = 'plain'\nb = 'a \"quoted\" word'\nc = 'back\\slash'\nd = \"it's \\\"so\\\" \\u0041\"\n'e' = ''\n\"f g\" = 1\n'h i' = 2\n\"j-k\".'l' = 3\n",
        "[x.y]\na     = \"plain\"\nb     = 'a \"quoted\" word'\nc     = 'back\\slash'\nd     = \"it's \\\"so\\\" \\u0041\"\ne     = \"\"\n\"f g\" = 1\n\"h i\" = 2\nj-k.l = 3\n",
    );
    check(
        "[ template . \"t\" ]\ntext = \"\"\"\n  Dear  \n\n\tall,   \\\n   bye\n\"\"\"\nname = '''a\n'b' '''\n",
        "[template.t]\nname = '''a\n'b' '''\ntext = \"\"\"\n  Dear  \n\n\tall,   \\\n   bye\n\"\"\"\n",
    );
    // A text of several lines breaks the list around it, but no table.
    check(
        "[x.y]\na = [{ b = \"\"\"\n1\n2\"\"\", c = 1 }]\n",
        "[x.y]\na = [\n  { b = \"\"\"\n1\n2\"\"\", c = 1 },\n]\n",
    );
}

#[test]
fn numbers_dates_and_truths_stay_as_they_were_written() {
    let values = "[x.y]\na = 2026-02-12\nb = 2026-02-12 10:00:00\nc = 1_000\nd = 0x1F\ne = -1.50\nf = true\ng = 07:30:00\nh = 1e3\n";
    check(values, values);
}

#[test]
fn other_ways_to_write_a_rule_stay_what_they_are() {
    check(
        "[[promise.p.alert]]\ntell='owner'\nat='due'\n[calendar.c.week]\nsat=[]\nmon='09:00-10:00'\n",
        "[[promise.p.alert]]\ntell = \"owner\"\nat   = \"due\"\n\n[calendar.c.week]\nsat = []\nmon = \"09:00-10:00\"\n",
    );
    check(
        "promise.p.on='x'\npromise.p.name='P'\nrole={b={name='B'},a={}}\n[param.p]\nvalue=1\nname.zh='中'\nname . en='e'\n",
        "promise.p.on   = \"x\"\npromise.p.name = \"P\"\nrole           = { b = { name = \"B\" }, a = {} }\n\n[param.p]\nname.zh = \"中\"\nname.en = \"e\"\nvalue   = 1\n",
    );
}

#[test]
fn prose_and_other_code_stay_byte_for_byte() {
    let around = "---\ntitle:   x \n---\nprose  \t\n\n## 1  A\n```toml\nx=1\n```\n~~~ rule  left alone: no\n";
    let text =
        format!("{around}[x.y]\na=1\n~~~\n\n    ```rule\n    a=1\n\n# end without newline  ");
    let formatted = format(&text);
    assert_eq!(formatted.text, text.replace("[x.y]\na=1", "[x.y]\na = 1"));
    assert_eq!(formatted.skipped, []);
    for text in [
        "",
        "\n",
        "```rule\n```\n",
        "```rule",
        "```rule\n",
        "## A\n```rule\n```",
    ] {
        assert_eq!(format(text).text, text);
    }
    assert_eq!(format("```rule\n\n \n```\nx").text, "```rule\n```\nx");
    assert_eq!(format("```rule\na=1").text, "```rule\na = 1\n");
}

#[test]
fn blocks_in_lists_and_quotations_keep_their_margin() {
    let text = "1. A\n\n   - B\n\n     ```rule\n\n     [x.y]\n     a=\"\"\"\n     1\n\n       2\n     \"\"\"\n     [x.z]\n      b=1\n      c=2\n     ```\n\n> ```rule\n> [x.y]\n>\n> a=1\n> b=2\n> [x.z]\n> ```\n\n  ```rule\n[x.y]\n a=1\n   b=2\n  ```\n";
    let form = "1. A\n\n   - B\n\n     ```rule\n     [x.y]\n     a = \"\"\"\n     1\n\n       2\n     \"\"\"\n\n     [x.z]\n     b = 1\n     c = 2\n     ```\n\n> ```rule\n> [x.y]\n> a = 1\n> b = 2\n>\n> [x.z]\n> ```\n\n  ```rule\n  [x.y]\n  a = 1\n  b = 2\n  ```\n";
    assert_eq!(format(text).text, form);
    assert_eq!(format(form).text, form);
}

#[test]
fn lines_keep_the_ends_that_they_have() {
    let text = "## 1 A\r\n\r\n```rule\r\n[x.y]\r\nb=[1,\r\n2]\r\nt=\"\"\"\r\none\r\ntwo\"\"\"\r\n# c\r\n```\r\nend\r\n";
    let form = "## 1 A\r\n\r\n```rule\r\n[x.y]\r\nb = [1, 2]\r\nt = \"\"\"\r\none\r\ntwo\"\"\"\r\n# c\r\n```\r\nend\r\n";
    assert_eq!(format(text).text, form);
    assert_eq!(format(form).text, form);
}

#[test]
fn what_cannot_be_read_is_left_alone_and_named() {
    let text =
        "## 1 A\n\n```rule\n[x.y]\na=\n```\n\n```rule\n[x.y]\na=1\n```\n\n```rule\na=1\na=2\n```\n";
    let formatted = format(text);
    assert_eq!(formatted.text, text.replace("[x.y]\na=1", "[x.y]\na = 1"));
    let skipped: Vec<&str> = formatted
        .skipped
        .into_iter()
        .map(|span| &text[span])
        .collect();
    assert_eq!(skipped, ["[x.y]\na=\n", "a=1\na=2\n"]);
    let tabs = "- A\n\n\t```rule\n\t[x.y]\n\ta=1\n\t```\n";
    assert_eq!(format(tabs).text, tabs);
    assert_eq!(format(tabs).skipped.len(), 1);
    let deep = format!(
        "```rule\na={}1{}\n```\n",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(format(&deep).skipped.len(), 1);
    let huge = format!("```rule\na=1\n```\n{}", "x".repeat(3 << 20));
    assert_eq!(format(&huge).text, huge);
}

fn edition(text: &str) -> Edition {
    let name = "handbook.md".to_owned();
    let text = text.to_owned();
    handbook::read(&[SourceText { name, text }]).0.unwrap()
}

/// Everything that a book says, but for the hash of how it says it.
fn says(text: &str) -> String {
    let mut edition = edition(text);
    edition.hash.clear();
    format!("{edition:#?}")
}

#[test]
fn a_shipped_book_says_the_same_in_its_form_and_has_it_once() {
    for (name, text) in books() {
        let formatted = format(&text);
        assert_eq!(formatted.skipped, [], "{name}");
        assert_eq!(says(&formatted.text), says(&text), "{name}");
        assert_eq!(format(&formatted.text).text, formatted.text, "{name}");
    }
}

/// Numbers from a seed: the least of generators will do to disorder a text.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % limit
    }

    fn space(&mut self, from: usize) -> String {
        let spaces = [" ", "  ", "\t", ""];
        (0..from + self.below(3))
            .map(|_| spaces[self.below(if from > 0 { 3 } else { 4 })])
            .collect()
    }
}

/// Writes the rules of a formatted book as somebody would who doesn't care: keys in any order, blanks and line
/// breaks anywhere.
fn disorder(text: &str, seed: u64) -> String {
    let mut chance = Chance(seed);
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("```rule\n") {
        let (block, behind) = after.split_once("\n```\n").unwrap();
        out += before;
        out += "```rule\n";
        let sections = sections(block);
        for (number, section) in sections.iter().enumerate() {
            out += &disorder_section(section, &mut chance);
            let is_last = number + 1 == sections.len();
            out += &"\n".repeat(if is_last {
                chance.below(2)
            } else {
                1 + chance.below(3)
            });
        }
        out += "```\n";
        rest = behind;
    }
    out + rest
}

/// The parts of a block between its blank lines. Inside a text of several lines they divide nothing.
fn sections(block: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    let mut is_inside = false;
    for part in block.split("\n\n") {
        match sections.last_mut().filter(|_| is_inside) {
            Some(last) => *last += &format!("\n\n{part}"),
            None => sections.push(part.to_owned()),
        }
        is_inside ^= part.matches("\"\"\"").count() % 2 == 1;
    }
    sections
}

fn disorder_section(section: &str, chance: &mut Chance) -> String {
    let mut out = String::new();
    // Each key with the comments above it and the lines that its value goes on.
    let mut entries: Vec<String> = Vec::new();
    let mut above = String::new();
    let is_one = section.matches("\n[").count() == 0;
    for line in section.lines() {
        if line.starts_with('[') {
            for entry in entries.drain(..) {
                out += &entry;
            }
            out += &std::mem::take(&mut above);
            out += &format!("{line}{}\n", chance.space(0));
        } else if line.starts_with('#') {
            above += &format!("{line}\n");
        } else if line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(" = ") {
            let (key, value) = line.split_once(" = ").unwrap();
            let (before, behind) = (chance.space(0), chance.space(0));
            let value = disorder_value(value, chance);
            entries.push(format!(
                "{}{}{before}={behind}{value}\n",
                std::mem::take(&mut above),
                key.trim_end()
            ));
        } else {
            let last = entries.last_mut().unwrap_or(&mut out);
            *last += &if line.starts_with("  ") || line == "]" {
                format!("{}\n", disorder_value(line, chance))
            } else {
                format!("{line}\n")
            };
        }
    }
    let mut left = entries;
    while !left.is_empty() {
        out += &left.remove(chance.below(left.len()));
        if is_one && chance.below(4) == 0 {
            out += "\n";
        }
    }
    out + &above
}

/// Blanks around every sign outside of texts.
fn disorder_value(value: &str, chance: &mut Chance) -> String {
    if value.starts_with("\"\"\"") {
        return value.to_owned();
    }
    let mut out = String::new();
    let (mut in_text, mut lists, mut tables) = (false, 0, 0);
    let mut escaped = false;
    for letter in value.chars() {
        let is_sign = !in_text && "[]{},=".contains(letter);
        if is_sign {
            lists += i32::from(letter == '[') - i32::from(letter == ']');
            tables += i32::from(letter == '{') - i32::from(letter == '}');
            let space = chance.space(0);
            out += &format!("{space}{letter}{}", chance.space(0));
            if lists > 0 && tables == 0 && letter != '=' && chance.below(5) == 0 {
                out.push('\n');
            }
            continue;
        }
        in_text ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        out.push(letter);
    }
    out
}

#[test]
fn disorder_is_disorder() {
    for (name, text) in books() {
        let form = format(&text).text;
        assert_ne!(disorder(&form, 7), form, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn however_it_is_written_a_rule_has_one_form(seed in any::<u64>()) {
        for (name, text) in books() {
            let form = format(&text).text;
            let written = disorder(&form, seed);
            let formatted = format(&written);
            prop_assert_eq!(&formatted.skipped, &[], "{}\n{}", name, written);
            prop_assert_eq!(formatted.text, form, "{}\n{}", name, written);
        }
    }

    /// However a book is mangled, its prose stays, its form is the same twice, and no block says anything else.
    #[test]
    fn mangled_books_are_never_made_worse(
        cuts in prop::collection::vec((0.0..1.0f64, 0usize..40, 0u8..3, ".{0,4}|[\\[\\]{}\"'#=,.\n\r\t ]{1,3}"), 1..6),
    ) {
        let mut text = include_str!("good/full.md").to_owned();
        for (place, length, act, other) in cuts {
            let mut start = (text.len() as f64 * place) as usize;
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + length).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let piece = text[start..end].to_owned();
            match act {
                0 => text.replace_range(start..end, ""),
                1 => text.insert_str(end, &piece),
                _ => text.replace_range(start..end, &other),
            }
        }
        let formatted = format(&text);
        let twice = format(&formatted.text);
        prop_assert_eq!(&twice.text, &formatted.text);
        prop_assert_eq!(twice.skipped.len(), formatted.skipped.len());
        let read = |text: &str| handbook::read(&[SourceText { name: String::new(), text: text.to_owned() }]);
        let ((before, found), (after, found_after)) = (read(&text), read(&formatted.text));
        prop_assert_eq!(found.len(), found_after.len());
        prop_assert_eq!(before.is_some(), after.is_some());
        if let (Some(mut before), Some(mut after)) = (before, after) {
            before.hash.clear();
            after.hash.clear();
            prop_assert_eq!(format!("{before:?}"), format!("{after:?}"));
        }
    }
}
