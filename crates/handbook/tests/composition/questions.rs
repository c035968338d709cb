//! What a book asks of its company.

use handbook::compose::{ParamOrigin, Question, questions};
use handbook::rule::ParamType;

use super::source;

const BOOK: &str = r#"---
title: 書
lang: zh-Hant
version: 1
effective: 2026-01-01
---

## 第一條 底子

```rule
[calendar.office]
zone = "Asia/Taipei"
week = "mon-fri 09:00-18:00"

[role.agent]
name = "專員"

[list.tiers]
name = "等級"
rows = ["gold 金", "silver 銀"]
```

## 第二條 時限

1. 收到就登記。緊急的在{{param.urgent}}內先回，其他的次日回。
2. 每月回訪次數由公司定。

```rule
[param.urgent]
name   = "緊急時限 / Urgent"
type   = "duration"
bounds = ["30 minutes", "4 hours"]

[param.rounds]
name  = "次數"
type  = "number"
unit  = "次"
value = 3

[param.tier]
name = "等級"
type = "choice"
of   = "tiers"

[param.who]
name = "誰答"
type = "role"

[record.ticket]
name   = "案件"
owner  = "agent"
states = ["open 待辦", "done 已辦"]
final  = ["done"]
flow   = ["finish 辦結: open -> done, by agent"]

[promise.reply]
name    = "先回"
on      = "ticket.opened"
within  = "param.urgent"
by      = "agent"
kept_by = "ticket.finish"
```
"#;

fn asked(list: &str) -> Vec<Question> {
    let sources = [source("handbook.toml", list), source("own.md", BOOK)];
    questions(&sources)
}

#[test]
fn a_question_stands_beside_its_sentence() {
    let asked = asked("files = [\"own.md\"]\n[params]\ntier = \"gold\"\n");
    let ids: Vec<&str> = asked.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["urgent", "rounds", "tier", "who"]);
    let urgent = &asked[0];
    assert_eq!(
        urgent.sentence,
        "緊急的在{{param.urgent}}內先回，其他的次日回。"
    );
    assert_eq!(urgent.citation, "第二條第一項");
    assert_eq!(urgent.kind, ParamType::Duration);
    assert_eq!(
        (urgent.value.as_deref(), urgent.origin.as_ref()),
        (None, None)
    );
    assert_eq!(
        urgent.bounds,
        Some(("30 minutes".to_owned(), "4 hours".to_owned()))
    );
    let used: Vec<(&str, &str, &str)> = urgent
        .used
        .iter()
        .map(|used| (used.kind.as_str(), used.id.as_str(), used.name.own.as_str()))
        .collect();
    assert_eq!(used, [("promise", "reply", "先回")]);
    // No sentence shows it: the item stands for it that its rule stands under.
    let rounds = &asked[1];
    assert_eq!(rounds.sentence, "每月回訪次數由公司定。");
    assert_eq!(rounds.citation, "第二條第二項");
    assert_eq!(rounds.value.as_deref(), Some("3"));
    assert_eq!(rounds.origin, Some(ParamOrigin::Rule));
    let tier = &asked[2];
    let choices: Vec<&str> = tier.allowed.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(choices, ["gold", "silver"]);
    assert_eq!(tier.value.as_deref(), Some("gold"));
    let file = "handbook.toml".to_owned();
    assert_eq!(tier.origin, Some(ParamOrigin::List { file }));
    assert_eq!(asked[3].allowed[0].1.as_ref().unwrap().own, "專員");
}

#[test]
fn a_value_that_cant_be_read_leaves_the_question_open() {
    let asked = asked("files = [\"own.md\"]\n[params]\nurgent = \"soon\"\n");
    assert!(
        asked
            .iter()
            .all(|question| question.id.as_str() != "urgent" || question.value.is_none())
    );
}

#[test]
fn a_book_without_text_asks_nothing() {
    assert_eq!(asked("files = [\"gone.md\"]\n"), []);
}
