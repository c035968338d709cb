//! Other ids: everywhere where the book means the thing, nowhere else, and the book says the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod shipped;

use std::collections::{BTreeMap, BTreeSet};

use handbook::rename::{RenameRefusal, names, rename, rename_together};
use handbook::{Edition, SourceText};
use shipped::books;

fn source(text: &str) -> SourceText {
    SourceText {
        name: "handbook.md".to_owned(),
        text: text.to_owned(),
    }
}

fn book(rules: &str) -> String {
    format!(
        "---\ntitle: Book\nlang: en\nversion: 1\neffective: 2026-01-01\ncalendar: office\n---\n\n## 1 All\n\n```rule\n{rules}```\n"
    )
}

/// Rules on which the books of these tests stand.
const GROUND: &str = r#"[calendar.office]
zone = "Asia/Shanghai"
week = "mon-fri 09:00-18:00"
[role.agent]
name = "Agent"
[role.head]
name = "Head"
[list.tiers]
name = "Tiers"
rows = ["gold Gold", "silver Silver"]
[list.kinds]
name = "Kinds"
rows = ["fault Fault", "wish Wish"]
[param.short]
name = "Short"
type = "duration"
value = "2 hours"
[record.client]
fields = ["rank Rank: choice of tiers"]
[record.order]
name = "Order"
of = "client"
owner = "agent"
title = "subject"
has = ["conversation"]
fields = ["subject Subject: text", "kind Kind: choice of kinds", "found_at Found: instant", "lead Lead: person"]
states = ["open Open", "held Held", "done Done"]
final = ["done"]
flow = ["hold Hold: open -> held, held -> open, by agent, send told", "finish Finish: open | held -> done, by agent or head, not_by record.lead, needs kind, form receipt"]
[form.receipt]
name = "Receipt"
of = "order"
fields = ["kind Kind: choice of kinds", "sum Sum: number"]
[template.told]
name = "Told"
to = "client"
subject = "{{record.subject}}"
text = "{{ record.kind }} {{client.rank}} within {{param.short}}"
"#;

/// Renames in a book, which comes back as it was with the old id.
#[track_caller]
fn renamed(rules: &str, target: &str, to: &str) -> String {
    let before = [source(&book(rules))];
    let after = rename(&before, target, to).unwrap();
    assert_eq!(says(&after, &[(to, id_of(target))]), says(&before, &[]));
    let (owner, _) = target.rsplit_once('.').unwrap();
    let back = rename(&after, &format!("{owner}.{to}"), id_of(target)).unwrap();
    assert_eq!(back[0].text, before[0].text, "and back again");
    after[0].text.clone()
}

fn id_of(target: &str) -> &str {
    target.rsplit('.').next().unwrap()
}

/// Renames in a book and looks at the only lines that may differ.
#[track_caller]
fn check(more: &str, target: &str, to: &str, lines: &[&str]) {
    let rules = format!("{GROUND}{more}");
    let after = renamed(&rules, target, to);
    let before = book(&rules);
    assert_eq!(before.lines().count(), after.lines().count());
    let differ: Vec<&str> = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .map(|(_, after)| after)
        .collect();
    assert_eq!(differ, lines);
}

#[track_caller]
fn refused(more: &str, target: &str, to: &str) -> RenameRefusal {
    rename(&[source(&book(&format!("{GROUND}{more}")))], target, to).unwrap_err()
}

fn edition(sources: &[SourceText]) -> Edition {
    let (edition, problems) = handbook::read(sources);
    edition.unwrap_or_else(|| panic!("{problems:#?}"))
}

/// Everything that a book says with some ids put back, but for the hash of its files and the bytes of formulas.
fn says(sources: &[SourceText], ids: &[(&str, &str)]) -> String {
    let mut edition = edition(sources);
    edition.hash.clear();
    let text = format!("{edition:?}");
    let ids: BTreeMap<&str, &str> = ids.iter().copied().collect();
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut said = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(is_letter) {
        let end = rest[start..]
            .find(|c| !is_letter(c))
            .map_or(rest.len(), |length| start + length);
        said += &rest[..start];
        let word = &rest[start..end];
        said += ids.get(word).unwrap_or(&word);
        rest = &rest[end..];
        if word == "span" {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ": .".contains(c));
        }
    }
    said + rest
}

#[test]
fn a_list_of_everything_that_has_a_name() {
    assert_eq!(
        names(&[source(&book(GROUND))]),
        [
            "calendar.office",
            "form.receipt",
            "form.receipt.field.kind",
            "form.receipt.field.sum",
            "list.kinds",
            "list.kinds.row.fault",
            "list.kinds.row.wish",
            "list.tiers.row.gold",
            "list.tiers.row.silver",
            "param.short",
            "record.client.field.rank",
            "record.order",
            "record.order.field.found_at",
            "record.order.field.kind",
            "record.order.field.lead",
            "record.order.field.subject",
            "record.order.state.done",
            "record.order.state.held",
            "record.order.state.open",
            "record.order.step.finish",
            "record.order.step.hold",
            "role.agent",
            "role.head",
            "template.told",
        ]
    );
}

#[test]
fn a_role_is_renamed_wherever_it_acts() {
    check(
        "[param.who]\nname = \"Who\"\ntype = \"role\"\nvalue = \"head\"\nof = [\"head\", \"agent\"]\n[gate.g]\nbefore = \"order.finish\"\nrequire = \"is(actor, 'head') || is(owner, \\\"head\\\")\"\nelse = \"head\"\n[promise.p]\nname = \"P\"\non = \"order.opened\"\nwithin = \"1 day\"\nby = [\"param.who\", \"head\"]\nkept_by = \"order.finish\"\nalert = [{ at = \"50%\", tell = ['head'] }]\n",
        "role.head",
        "chief",
        &[
            "[role.chief]",
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or chief, not_by record.lead, needs kind, form receipt\"]",
            "value = \"chief\"",
            "of = [\"chief\", \"agent\"]",
            "require = \"is(actor, 'chief') || is(owner, \\\"chief\\\")\"",
            "by = [\"param.who\", \"chief\"]",
            "alert = [{ at = \"50%\", tell = ['chief'] }]",
        ],
    );
}

#[test]
fn a_field_is_renamed_in_its_record_alone() {
    let rules = "[when.w]\non = \"order.finish\"\nthen = [{ open = \"order\", with = { kind = \"=(record . kind)\", \"subject\" = \"kind\" } }, { set = { kind = \"=form.kind\" }, if = \"has(record.kind)\" }]\n[measure.m]\nname = \"M\"\nof = \"order\"\nfigure = \"count\"\nwhere = [\"record.kind == 'fault'\"]\nsplit = [\"kind\", \"client\"]\n";
    check(
        rules,
        "record.order.field.kind",
        "sort",
        &[
            "fields = [\"subject Subject: text\", \"sort Kind: choice of kinds\", \"found_at Found: instant\", \"lead Lead: person\"]",
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or head, not_by record.lead, needs sort, form receipt\"]",
            "text = \"{{ record.sort }} {{client.rank}} within {{param.short}}\"",
            "then = [{ open = \"order\", with = { sort = \"=(record . sort)\", \"subject\" = \"kind\" } }, { set = { sort = \"=form.kind\" }, if = \"has(record.sort)\" }]",
            "where = [\"record.sort == 'fault'\"]",
            "split = [\"sort\", \"client\"]",
        ],
    );
    check(
        rules,
        "form.receipt.field.kind",
        "sort",
        &[
            "fields = [\"sort Kind: choice of kinds\", \"sum Sum: number\"]",
            "then = [{ open = \"order\", with = { kind = \"=(record . kind)\", \"subject\" = \"kind\" } }, { set = { kind = \"=form.sort\" }, if = \"has(record.kind)\" }]",
        ],
    );
    check(
        "",
        "record.client.field.rank",
        "grade",
        &[
            "fields = [\"grade Rank: choice of tiers\"]",
            "text = \"{{ record.kind }} {{client.grade}} within {{param.short}}\"",
        ],
    );
    check(
        "",
        "record.order.field.lead",
        "boss",
        &[
            "fields = [\"subject Subject: text\", \"kind Kind: choice of kinds\", \"found_at Found: instant\", \"boss Lead: person\"]",
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or head, not_by record.boss, needs kind, form receipt\"]",
        ],
    );
    check(
        "[promise.p]\nname = \"P\"\non = \"order.opened\"\nclock_from = \"record.found_at\"\nwithin = \"1 day\"\nby = \"owner\"\nkept_by = \"order.finish\"\n",
        "record.order.field.found_at",
        "seen_at",
        &[
            "fields = [\"subject Subject: text\", \"kind Kind: choice of kinds\", \"seen_at Found: instant\", \"lead Lead: person\"]",
            "clock_from = \"record.seen_at\"",
        ],
    );
}

#[test]
fn a_row_is_renamed_where_a_text_means_it() {
    check(
        "[measure.m]\nname = \"wish\"\nof = \"order\"\nfigure = \"share\"\nwhere = \"record.subject == 'wish' || record.kind in ['fault', ('wish')]\"\nvalue = \"(has(record.subject) ? record.kind : \\\"wish\\\") != 'wish'\"\n[when.w]\non = \"order.finish\"\nthen = [{ open = \"order\", with = { kind = \"wish\", subject = \"wish\" } }, { set = { kind = \"=record.subject == 'wish' ? 'wish' : record.kind\" } }]\n",
        "list.kinds.row.wish",
        "hope",
        &[
            "rows = [\"fault Fault\", \"hope Wish\"]",
            "where = \"record.subject == 'wish' || record.kind in ['fault', ('hope')]\"",
            "value = \"(has(record.subject) ? record.kind : \\\"hope\\\") != 'hope'\"",
            "then = [{ open = \"order\", with = { kind = \"hope\", subject = \"wish\" } }, { set = { kind = \"=record.subject == 'wish' ? 'hope' : record.kind\" } }]",
        ],
    );
    check(
        "[duty.d]\nname = \"D\"\nfor_each = \"client\"\nwhere = \"client.tier == 'gold' || client.rank != 'gold'\"\nevery = \"quarter\"\nby = \"agent\"\nkept_by = \"form.f.filed\"\n[form.f]\nname = \"F\"\nby = \"agent\"\nfields = [\"gold Gold: choice of kinds\"]\n",
        "list.tiers.row.gold",
        "first",
        &[
            "rows = [\"first Gold\", \"silver Silver\"]",
            "where = \"client.tier == 'first' || client.rank != 'first'\"",
        ],
    );
}

#[test]
fn states_and_steps_are_renamed_in_flows_events_and_formulas() {
    let rules = "[step.order.hold]\nnot_by = \"head\"\n[promise.p]\nname = \"P\"\non = [\"order.enters.held\", \"order.hold\"]\nwithin = \"1 day\"\nby = \"owner\"\nkept_by = \"order.finish\"\npause_in = [\"held\"]\nalert = [{ at = \"due\", do = \"order.hold\" }]\n[gate.g]\nbefore = \"order.finish\"\nrequire = \"record.state != 'held' && done('order.hold')\"\nelse = \"No.\"\n";
    check(
        rules,
        "record.order.state.held",
        "kept",
        &[
            "states = [\"open Open\", \"kept Held\", \"done Done\"]",
            "flow = [\"hold Hold: open -> kept, kept -> open, by agent, send told\", \"finish Finish: open | kept -> done, by agent or head, not_by record.lead, needs kind, form receipt\"]",
            "on = [\"order.enters.kept\", \"order.hold\"]",
            "pause_in = [\"kept\"]",
            "require = \"record.state != 'kept' && done('order.hold')\"",
        ],
    );
    let steps = [
        "flow = [\"keep Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or head, not_by record.lead, needs kind, form receipt\"]",
        "[step.order.keep]",
        "on = [\"order.enters.held\", \"order.keep\"]",
        "alert = [{ at = \"due\", do = \"order.keep\" }]",
        "require = \"record.state != 'held' && done('order.keep')\"",
    ];
    check(rules, "record.order.step.hold", "keep", &steps);
    let sources = [source(&book(&format!("{GROUND}{rules}")))];
    let by_table = rename(&sources, "step.order.hold", "keep").unwrap();
    let by_record = rename(&sources, "record.order.step.hold", "keep").unwrap();
    assert_eq!(by_table[0].text, by_record[0].text);
}

#[test]
fn a_record_a_form_and_a_promise_are_renamed_in_events() {
    let rules = "[step.order.hold]\nnot_by = \"head\"\n[promise.p]\nname = \"P\"\non = \"order.opened\"\nwithin = \"param.short\"\nby = \"owner\"\nkept_by = [\"form.receipt.filed\", \"order.closed\"]\n[when.w]\non = [\"promise.p.kept\", \"promise.p.overdue\"]\nwhere = \"count('order') > len(children('order')) && filed('receipt')\"\nthen = [{ open = \"order\" }, { do = \"order.hold\" }, { send = \"told\" }]\n[access.a]\nby = \"agent\"\nread = [\"order\", \"client\"]\n[measure.m]\nname = \"M\"\nof = \"promise.p\"\nfigure = \"count\"\n[measure.n]\nname = \"N\"\nof = \"order\"\nfigure = \"count\"\n[principle.x]\nnote = \"See.\"\nsee = [\"promise.p\", \"record.order\", \"template.told\"]\n[form.again]\nname = \"Again\"\nfields = [\"of_order Of: ref of order\"]\n";
    check(
        rules,
        "record.order",
        "job",
        &[
            "[record.job]",
            "of = \"job\"",
            "[step.job.hold]",
            "on = \"job.opened\"",
            "kept_by = [\"form.receipt.filed\", \"job.closed\"]",
            "where = \"count('job') > len(children('job')) && filed('receipt')\"",
            "then = [{ open = \"job\" }, { do = \"job.hold\" }, { send = \"told\" }]",
            "read = [\"job\", \"client\"]",
            "of = \"job\"",
            "see = [\"promise.p\", \"record.job\", \"template.told\"]",
            "fields = [\"of_order Of: ref of job\"]",
        ],
    );
    check(
        rules,
        "form.receipt",
        "bill",
        &[
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or head, not_by record.lead, needs kind, form bill\"]",
            "[form.bill]",
            "kept_by = [\"form.bill.filed\", \"order.closed\"]",
            "where = \"count('order') > len(children('order')) && filed('bill')\"",
        ],
    );
    check(
        rules,
        "promise.p",
        "q",
        &[
            "[promise.q]",
            "on = [\"promise.q.kept\", \"promise.q.overdue\"]",
            "of = \"promise.q\"",
            "see = [\"promise.q\", \"record.order\", \"template.told\"]",
        ],
    );
    check(
        rules,
        "template.told",
        "said",
        &[
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send said\", \"finish Finish: open | held -> done, by agent or head, not_by record.lead, needs kind, form receipt\"]",
            "[template.said]",
            "then = [{ open = \"order\" }, { do = \"order.hold\" }, { send = \"said\" }]",
            "see = [\"promise.p\", \"record.order\", \"template.said\"]",
        ],
    );
    check(
        rules,
        "list.kinds",
        "sorts",
        &[
            "[list.sorts]",
            "fields = [\"subject Subject: text\", \"kind Kind: choice of sorts\", \"found_at Found: instant\", \"lead Lead: person\"]",
            "fields = [\"kind Kind: choice of sorts\", \"sum Sum: number\"]",
        ],
    );
}

#[test]
fn a_calendar_is_renamed_in_the_head_of_the_book() {
    check(
        "[calendar.later]\nbase = \"office\"\n[calendar.both]\ncommon = [\"office\", \"later\"]\n",
        "calendar.office",
        "open_hours",
        &[
            "calendar: open_hours",
            "[calendar.open_hours]",
            "base = \"open_hours\"",
            "common = [\"open_hours\", \"later\"]",
        ],
    );
}

#[test]
fn a_param_is_renamed_in_the_prose_too() {
    let rules = "[promise.p]\nname = \"P\"\non = \"order.opened\"\nwithin = \"param.short\"\nby = \"owner\"\nkept_by = \"order.finish\"\n[param.most]\nname = \"Most\"\ntype = \"number\"\nvalue = 3\n[gate.g]\nbefore = \"order.finish\"\nrequire = \"count('order') < param.most\"\nelse = \"No.\"\n";
    let text = book(&format!("{GROUND}{rules}"))
        + "\nWithin {{param.short}} {{ param.short }}, {{record.short}} {{short}} param.short.\n";
    let after = rename(&[source(&text)], "param.short", "brief").unwrap();
    let ending =
        "\nWithin {{param.brief}} {{ param.brief }}, {{record.short}} {{short}} param.short.\n";
    assert!(after[0].text.ends_with(ending));
    assert!(after[0].text.contains("within = \"param.brief\""));
    assert!(after[0].text.contains("within {{param.brief}}\""));
    assert_eq!(after[0].text.matches("param.brief").count(), 5);
    check(
        rules,
        "param.most",
        "limit",
        &[
            "[param.limit]",
            "require = \"count('order') < param.limit\"",
        ],
    );
}

#[test]
fn ids_are_found_however_toml_spells_them() {
    let rules = "[ 'promise' . \"p\" ]\nname = \"P\"\non = \"order.opened\"\nwithin = \"1 day\"\nby = \"owner\"\nkept_by = \"order.finish\"\nwhere = \"record.subject != \\\"a\\\\\\\"b\\\" && record.kind == \\\"wish\\\"\"\n[[promise.p.alert]]\nat = \"50%\"\ntell = \"head\"\n[[promise.'p'.alert]]\nat = \"due\"\ntell = \"\"\"head\"\"\"\n";
    check(
        rules,
        "promise.p",
        "q",
        &[
            "[ 'promise' . \"q\" ]",
            "[[promise.q.alert]]",
            "[[promise.'q'.alert]]",
        ],
    );
    check(
        rules,
        "list.kinds.row.wish",
        "hope",
        &[
            "rows = [\"fault Fault\", \"hope Wish\"]",
            "where = \"record.subject != \\\"a\\\\\\\"b\\\" && record.kind == \\\"hope\\\"\"",
        ],
    );
    check(
        "[param]\np.name = \"P\"\np.type = \"number\"\np.value = 1\nq = { name = \"Q\", type = \"number\", value = 2 }\n",
        "param.p",
        "p2",
        &["p2.name = \"P\"", "p2.type = \"number\"", "p2.value = 1"],
    );
    let escaped = "[when.w]\non = \"order.fini\\u0073h\"\nthen = []\n";
    let RenameRefusal::Escaped { place: (0, span) } =
        refused(escaped, "record.order.step.finish", "end")
    else {
        panic!("written with escapes")
    };
    assert_eq!(&book(&format!("{GROUND}{escaped}"))[span], "fini\\u0073h");
    check(
        escaped,
        "record.order",
        "job",
        &["[record.job]", "of = \"job\"", "on = \"job.fini\\u0073h\""],
    );
}

#[test]
fn texts_of_several_lines_keep_their_margin() {
    for end in ["\n", "\r\n"] {
        let text = book(GROUND)
            + "\n1. More\n\n   ```rule\n   [template.long]\n   name    = \"Long\"\n   to      = \"client\"\n   subject = \"x\"\n   text    = \"\"\"\n   {{record.subject}} \\\n     \\\"{{record.subject}}\\\"\n\n   {{link}} {{record.subject}}\"\"\"\n   ```\n";
        let text = text.replace('\n', end);
        let after = rename(&[source(&text)], "record.order.field.subject", "matter").unwrap();
        assert_eq!(
            after[0].text,
            text.replace("record.subject", "record.matter")
                .replace("\"subject S", "\"matter S")
                .replace("\"subject\"", "\"matter\"")
        );
        assert_eq!(after[0].text.matches("{{record.matter}}").count(), 4);
    }
}

#[test]
fn what_is_overruled_is_renamed_with_the_rest() {
    let rules = "[default.promise]\nalert = [{ at = \"due\", tell = \"head\" }]\n[step.order.finish]\nby = \"agent\"\n[promise.p]\nname = \"P\"\non = \"order.opened\"\nwithin = \"1 day\"\nby = \"head\"\nkept_by = \"order.finish\"\nalert = []\ncase = [{ by = \"owner\" }]\n";
    check(
        rules,
        "role.head",
        "chief",
        &[
            "[role.chief]",
            "flow = [\"hold Hold: open -> held, held -> open, by agent, send told\", \"finish Finish: open | held -> done, by agent or chief, not_by record.lead, needs kind, form receipt\"]",
            "alert = [{ at = \"due\", tell = \"chief\" }]",
            "by = \"chief\"",
        ],
    );
}

#[test]
fn several_files_are_renamed_as_one_book() {
    let text = book(GROUND);
    let at = text.find("[record.order]").unwrap();
    let sources = [
        source(&(text[..at].to_owned() + "```\n")),
        source(&("```rule\n".to_owned() + &text[at..])),
    ];
    let after = rename(&sources, "list.kinds", "sorts").unwrap();
    assert_eq!(
        after[0].text,
        sources[0].text.replace("[list.kinds]", "[list.sorts]")
    );
    assert_eq!(
        after[1].text,
        sources[1]
            .text
            .replace("choice of kinds", "choice of sorts")
    );
}

#[test]
fn a_rule_and_the_one_in_whose_place_it_stands_are_renamed_together() {
    let named = |name: &str, text: &str| SourceText {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let own = book(&format!(
        "{GROUND}[gate.late]\nreplaces = true\nbefore = \"order.finish\"\nrequire = \"is(actor, 'head')\"\nelse = \"No.\"\n"
    ));
    let part = book("[gate.late]\nbefore = \"order.finish\"\nrequire = \"is(actor, 'agent')\"\nelse = \"No.\"\n")
        .replace("calendar: office\n", "");
    let sources = [
        named(
            "handbook.toml",
            "files = [\"own.md\"]\ninclude = [\"part\"]\n",
        ),
        named("own.md", &own),
        named("part/handbook.toml", "files = [\"part.md\"]\n"),
        named("part/part.md", &part),
    ];
    let after = rename(&sources, "gate.late", "soon").unwrap();
    assert_eq!(after[1].text, own.replace("gate.late", "gate.soon"));
    assert_eq!(after[3].text, part.replace("gate.late", "gate.soon"));
    let after = rename(&sources, "role.agent", "clerk").unwrap();
    assert_eq!(after[3].text, part.replace("'agent'", "'clerk'"));
}

#[test]
fn names_that_stand_for_several_things_go_together() {
    let rules = "[record.visit]\nname = \"Visit\"\nof = \"client\"\nowner = \"agent\"\nhas = [\"conversation\"]\nfields = [\"subject Subject: text\"]\nstates = [\"open Open\", \"made Made\"]\nfinal = [\"made\"]\nflow = [\"make Make: open -> made, by owner\"]\n[promise.p]\nname = \"P\"\non = \"message.received\"\nwhere = \"has(record.subject) && record.state == 'open'\"\nwithin = \"1 day\"\nby = \"owner\"\nkept_by = \"message.sent\"\n";
    let sources = [source(&book(&format!("{GROUND}{rules}")))];
    let RenameRefusal::Shared {
        place: (0, span),
        others,
    } = rename(&sources, "record.visit.field.subject", "matter").unwrap_err()
    else {
        panic!("shared")
    };
    assert_eq!(others, ["record.order.field.subject"]);
    assert_eq!(
        &sources[0].text[span.start - 11..span.end],
        "has(record.subject"
    );
    let both = [
        ("record.visit.field.subject", "matter"),
        ("record.order.field.subject", "matter"),
    ];
    let after = rename_together(&sources, &both).unwrap();
    assert!(
        after[0].text.contains("has(record.matter)"),
        "{}",
        after[0].text
    );
    let both = [
        ("record.visit.field.subject", "matter"),
        ("record.order.field.subject", "topic"),
    ];
    assert!(matches!(
        rename_together(&sources, &both),
        Err(RenameRefusal::Shared { .. })
    ));
    assert!(matches!(
        rename(&sources, "record.order.state.open", "begun"),
        Err(RenameRefusal::Shared { .. })
    ));
    // A state that only one of them has is its own.
    let made = rules.replace("'open'", "'made'");
    check(
        &made,
        "record.visit.state.made",
        "ready",
        &[
            "states = [\"open Open\", \"ready Made\"]",
            "final = [\"ready\"]",
            "flow = [\"make Make: open -> ready, by owner\"]",
            "where = \"has(record.subject) && record.state == 'ready'\"",
        ],
    );
    // Called like a state of the other, the text would stand for both.
    assert!(matches!(
        refused(&made, "record.visit.state.made", "done"),
        RenameRefusal::OtherMeaning { .. }
    ));
}

#[test]
fn ids_that_meet_while_the_book_runs_stay_alike() {
    let lists = "[list.sizes]\nname = \"Sizes\"\nrows = [\"small Small\", \"fault Fault\"]\n[form.f]\nname = \"F\"\nof = \"order\"\nby = \"agent\"\nfields = [\"size Size: choice of sizes\"]\n";
    let rules = format!("{lists}require = \"form.size != record.kind\"\n");
    let RenameRefusal::Shared { others, .. } = refused(&rules, "list.sizes.row.fault", "bad")
    else {
        panic!("shared")
    };
    assert_eq!(others, ["list.kinds.row.fault"]);
    check(
        &rules,
        "list.sizes.row.small",
        "little",
        &["rows = [\"little Small\", \"fault Fault\"]"],
    );
    // Nothing says that the text of a param is a row.
    let rules = "[param.which]\nname = \"Which\"\ntype = \"text\"\nvalue = \"fault\"\n[measure.m]\nname = \"M\"\nof = \"order\"\nfigure = \"count\"\nwhere = \"record.kind == param.which\"\n";
    let RenameRefusal::Shared { others, .. } = refused(rules, "list.kinds.row.fault", "bad") else {
        panic!("shared")
    };
    assert_eq!(others, ["param.which"]);
    check(
        rules,
        "param.which",
        "what",
        &["[param.what]", "where = \"record.kind == param.what\""],
    );
}

#[test]
fn swapping_two_ids_is_no_double() {
    let sources = [source(&book(GROUND))];
    let swap = [
        ("list.kinds.row.wish", "fault"),
        ("list.kinds.row.fault", "wish"),
    ];
    let after = rename_together(&sources, &swap).unwrap();
    assert!(
        after[0]
            .text
            .contains("rows = [\"wish Fault\", \"fault Wish\"]")
    );
    let same = rename(&sources, "role.agent", "agent").unwrap();
    assert_eq!(same[0].text, sources[0].text);
}

#[test]
fn what_cannot_be_renamed_is_said() {
    let unknown = |word: &str, nearest: Option<&str>| RenameRefusal::Unknown {
        word: word.to_owned(),
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(
        refused("", "role.agnet", "a"),
        unknown("role.agnet", Some("role.agent"))
    );
    assert_eq!(refused("", "nothing", "a"), unknown("nothing", None));
    assert_eq!(
        refused("", "step.order.finsh", "a"),
        unknown("step.order.finsh", Some("record.order.step.finish"))
    );
    for fixed in ["record.client", "list.tiers"] {
        assert_eq!(
            refused("", fixed, "a"),
            RenameRefusal::Fixed {
                word: fixed.to_owned()
            }
        );
    }
    for bad in ["", "Agent", "a-b", "專員", "1a"] {
        assert_eq!(
            refused("", "role.agent", bad),
            RenameRefusal::BadId {
                word: bad.to_owned()
            }
        );
    }
    for (target, reserved) in [
        ("role.agent", "owner"),
        ("record.order", "client"),
        ("record.order", "message"),
        ("list.kinds", "tiers"),
        ("record.order.step.hold", "closed"),
        ("record.order.field.subject", "state"),
        ("record.client.field.rank", "tier"),
    ] {
        assert_eq!(
            refused("", target, reserved),
            RenameRefusal::Reserved {
                word: reserved.to_owned()
            },
            "{target}"
        );
    }
    let RenameRefusal::Taken {
        word,
        place: (0, span),
    } = refused("", "role.agent", "head")
    else {
        panic!("taken")
    };
    assert_eq!(
        (word.as_str(), &book(GROUND)[span.start - 6..span.end]),
        ("role.head", "[role.head")
    );
    assert!(matches!(
        refused("", "record.order.state.open", "held"),
        RenameRefusal::Taken { .. }
    ));
    let RenameRefusal::Broken { problems } =
        refused("[gate.g]\nbefore = \"order.nothing\"\n", "role.agent", "a")
    else {
        panic!("broken")
    };
    assert!(
        problems
            .iter()
            .any(|problem| problem.kind.code().ends_with("unknown-name")),
        "{problems:?}"
    );
}

#[test]
fn a_name_that_the_language_would_take_for_its_own_is_refused() {
    let rules = "[access.a]\nby = \"agent\"\nread = [\"order\", \"people\"]\n";
    let RenameRefusal::OtherMeaning { place: (0, span) } = refused(rules, "record.order", "people")
    else {
        panic!("other meaning")
    };
    assert_eq!(
        &book(&format!("{GROUND}{rules}"))[span.start - 1..=span.end],
        "\"order\""
    );
    let rules = "[measure.m]\nname = \"M\"\nof = \"order\"\nfigure = \"count\"\nsplit = [\"kind\", \"client\"]\n";
    assert!(matches!(
        refused(rules, "record.order.field.kind", "client"),
        RenameRefusal::OtherMeaning { .. }
    ));
}

/// The names of a book after a renaming; parts of a renamed rule follow it.
fn expected_names(before: &[String], renames: &[(String, String)]) -> BTreeSet<String> {
    let full: BTreeMap<&str, &str> = renames
        .iter()
        .map(|(name, id)| (name.as_str(), id.as_str()))
        .collect();
    let renamed = |name: &String| {
        let parts: Vec<&str> = name.split('.').collect();
        let rule = parts[..2].join(".");
        let id = full.get(rule.as_str()).copied().unwrap_or(parts[1]);
        match parts.as_slice() {
            [kind, _, part, own] => {
                let own = full.get(name.as_str()).copied().unwrap_or(own);
                format!("{kind}.{id}.{part}.{own}")
            }
            [kind, _] => format!("{kind}.{id}"),
            _ => panic!("{name}"),
        }
    };
    before.iter().map(renamed).collect()
}

/// Renames a thing and those that share a name with it.
fn rename_with_its_like(
    sources: &[SourceText],
    name: &str,
    to: &str,
) -> (Vec<SourceText>, Vec<(String, String)>) {
    let mut renames = vec![(name.to_owned(), to.to_owned())];
    loop {
        let pairs: Vec<(&str, &str)> = renames
            .iter()
            .map(|(name, to)| (name.as_str(), to.as_str()))
            .collect();
        match rename_together(sources, &pairs) {
            Ok(after) => return (after, renames),
            Err(RenameRefusal::Shared { others, .. }) => {
                renames.extend(others.into_iter().map(|other| (other, to.to_owned())));
            }
            Err(refusal) => panic!("{name}: {refusal:?}"),
        }
    }
}

/// The least id that comes after another, so that rules keep their order.
fn next(id: &str) -> String {
    format!("{id}0")
}

/// Renames things of a book one after another, each or one of so many, until none has the id that it had.
fn one_by_one(file: &str, text: &str, one_of: usize) {
    let before = [source(text)];
    let all = names(&before);
    let mut sources = before.to_vec();
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    // Parts of rules come first, while their rules still have the names that the list gives them.
    for name in all.iter().rev().step_by(one_of) {
        if ids.contains_key(name) {
            continue;
        }
        let (id, to) = (id_of(name), next(id_of(name)));
        let (after, renames) = rename_with_its_like(&sources, name, &to);
        assert!(renames.len() < 20, "{file} {renames:?}");
        let was = &sources[0].text;
        let is_old = !was.contains(&to);
        if is_old {
            let again = after[0].text.replace(&to, id);
            assert_eq!(&again, was, "{file} {name}: nothing but ids");
        }
        sources = after;
        ids.extend(renames);
    }
    let back: Vec<(&str, &str)> = ids
        .iter()
        .map(|(name, to)| (to.as_str(), id_of(name)))
        .collect();
    assert_eq!(says(&sources, &back), says(&before, &[]), "{file}");
    let renames: Vec<(String, String)> = ids.into_iter().collect();
    let names_after: BTreeSet<String> = names(&sources).into_iter().collect();
    assert_eq!(names_after, expected_names(&all, &renames), "{file}");
}

#[test]
fn every_id_of_the_first_book_can_be_another_one() {
    let (file, text) = books().remove(0);
    one_by_one(file, &text, 1);
}

#[test]
fn every_id_of_the_other_books_can_be_another_one() {
    for (file, text) in books().into_iter().skip(1) {
        // A large book takes its time; all of its ids at once are looked at below.
        one_by_one(file, &text, text.len() / (64 << 10) * 40 + 1);
    }
}

#[test]
fn all_ids_of_a_book_can_be_others_at_once() {
    for (file, text) in books() {
        let sources = [source(&text)];
        let names = names(&sources);
        // Things that are called alike get the same new id, since a name may stand for several of them.
        let old: BTreeSet<&str> = names.iter().map(|name| id_of(name)).collect();
        let new = |id: &str| {
            let number = old.iter().position(|known| *known == id).unwrap();
            let digits = [number / 676, number / 26 % 26, number % 26];
            let letters = digits.map(|digit| char::from(b'a' + digit as u8));
            format!("{id}0{}", String::from_iter(letters))
        };
        let ids: Vec<(String, String)> = names
            .iter()
            .map(|name| (name.clone(), new(id_of(name))))
            .collect();
        let pairs: Vec<(&str, &str)> = ids
            .iter()
            .map(|(name, to)| (name.as_str(), to.as_str()))
            .collect();
        let after = rename_together(&sources, &pairs)
            .unwrap_or_else(|refusal| panic!("{file}: {refusal:?}"));
        let back: Vec<(&str, &str)> = ids
            .iter()
            .map(|(name, to)| (to.as_str(), id_of(name)))
            .collect();
        assert_eq!(says(&after, &back), says(&sources, &[]), "{file}");
        let names_after: BTreeSet<String> = handbook::rename::names(&after).into_iter().collect();
        assert_eq!(names_after, expected_names(&names, &ids), "{file}");
    }
}
