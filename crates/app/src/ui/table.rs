//! The queue as a table: two-line rows on the desk, cards on the phone. Choosing rows opens the bar of bulk acts.

use maud::{Markup, html};

use super::clock::{Clock, ClockSize, TimeLeft, clock, time_left};
use super::icon::{Icon, small_icon};
use super::initial;

/// A table of records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// What it shows, for who cannot see it.
    pub caption: String,
    /// Its columns; each row has as many cells.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What can be done to several at once; none leaves the checkboxes out.
    pub bulk: Option<Bulk>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// Its heading.
    pub label: String,
    /// How it can be sorted.
    pub sort: Option<Sort>,
    /// How wide it is.
    pub width: ColumnWidth,
    /// Left out of the cards on the phone.
    pub desk_only: bool,
}

/// How wide a column is on the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ColumnWidth {
    /// Takes what is left.
    #[default]
    Rest,
    /// A clock with its words.
    Clock,
    /// A short word or a name.
    Short,
    /// A name of some length.
    Middle,
}

/// A heading that sorts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sort {
    /// The same list in the other order.
    pub href: String,
    /// The order now.
    pub order: SortOrder,
}

/// The order of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SortOrder {
    /// The list is sorted by another column.
    #[default]
    Unsorted,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Posted as `record` when it is chosen.
    pub id: String,
    /// 「選取WX-2026-0412」
    pub choose_label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Its cells, as many as there are columns.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// A clock, its words and the due instant in words.
    Clock {
        clock: Clock,
        left: TimeLeft,
        due: String,
    },
    /// The row's link with a second line.
    Title {
        text: String,
        href: String,
        sub: String,
    },
    /// Words with an optional second line.
    Text { text: String, sub: Option<String> },
    /// Small words of less weight: what last happened.
    Note { text: String },
    /// A person.
    Person { name: String },
    /// Figures, set at the right.
    Number { text: String },
    /// Anything else.
    Other(Markup),
}

/// The bar that appears when rows are chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bulk {
    /// Where the choice is posted.
    pub action: String,
    /// 「全選本頁」
    pub choose_all: String,
    /// The bar's name for who cannot see it.
    pub label: String,
    /// 「已選」 before the count.
    pub before_count: String,
    /// 「件」 after it.
    pub after_count: String,
    /// The acts.
    pub acts: Vec<BulkAct>,
    /// What will be refused and why, shown before the click.
    pub preview: Option<Markup>,
}

/// An act on all chosen rows.
#[derive(Clone, Debug)]
pub(crate) struct BulkAct {
    /// Posted as `act`.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Its icon.
    pub icon: Icon,
}

/// The table, in its form if there are bulk acts.
pub(crate) fn table(table: &Table) -> Markup {
    match &table.bulk {
        Some(bulk) => html! {
            form.bulk-form method="post" action=(bulk.action) {
                (grid(table))
                (bulk_bar(bulk))
            }
        },
        None => grid(table),
    }
}

fn grid(table: &Table) -> Markup {
    html! {
        div.card {
            table.records {
                caption.unseen { (table.caption) }
                thead {
                    tr {
                        @if let Some(bulk) = &table.bulk {
                            th.choose scope="col" { input type="checkbox" data-choose-all aria-label=(bulk.choose_all); }
                        }
                        @for column in &table.columns { (heading(column)) }
                    }
                }
                tbody { @for row in &table.rows { (row_of(table, row)) } }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    let order = column
        .sort
        .as_ref()
        .map(|sort| sort.order)
        .unwrap_or_default();
    let aria = match order {
        SortOrder::Unsorted => None,
        SortOrder::Ascending => Some("ascending"),
        SortOrder::Descending => Some("descending"),
    };
    let width = match column.width {
        ColumnWidth::Rest => "rest",
        ColumnWidth::Clock => "clock-wide",
        ColumnWidth::Short => "short",
        ColumnWidth::Middle => "middle",
    };
    html! {
        th.(width) .desk-only[column.desk_only] scope="col" aria-sort=[aria] {
            @if let Some(sort) = &column.sort {
                a href=(sort.href) {
                    (column.label)
                    @match order {
                        SortOrder::Ascending => (small_icon(Icon::ChevronUp)),
                        SortOrder::Descending => (small_icon(Icon::ChevronDown)),
                        SortOrder::Unsorted => {}
                    }
                }
            } @else { (column.label) }
        }
    }
}

fn row_of(table: &Table, row: &Row) -> Markup {
    html! {
        tr data-row {
            @if table.bulk.is_some() {
                td.choose {
                    label.hit { input type="checkbox" name="record" value=(row.id) checked[row.chosen] aria-label=(row.choose_label); }
                }
            }
            @for (column, cell) in table.columns.iter().zip(&row.cells) { (cell_of(column, cell)) }
        }
    }
}

fn cell_of(column: &Column, cell: &Cell) -> Markup {
    let kind = match cell {
        Cell::Clock { .. } => "cell-clock",
        Cell::Title { .. } => "cell-title",
        Cell::Number { .. } => "cell-number",
        Cell::Text { .. } | Cell::Note { .. } | Cell::Person { .. } | Cell::Other(_) => "cell-text",
    };
    html! {
        td .(kind) .desk-only[column.desk_only] {
            @match cell {
                Cell::Clock { clock: face, left, due } => span.clock-words {
                    (clock(face, ClockSize::Normal))
                    span { (time_left(left, face.state)) span.sub { (due) } }
                },
                Cell::Title { text, href, sub } => {
                    a.cell-link href=(href) title=(text) data-open { (text) }
                    span.sub { (sub) }
                }
                Cell::Text { text, sub } => {
                    span.cell-main title=(text) { (text) }
                    @if let Some(sub) = sub { span.sub { (sub) } }
                }
                Cell::Note { text } => span.sub title=(text) { (text) },
                Cell::Person { name } => span.who { span.avatar.small aria-hidden="true" { (initial(name)) } (name) },
                Cell::Number { text } => (text),
                Cell::Other(markup) => (markup),
            }
        }
    }
}

fn bulk_bar(bulk: &Bulk) -> Markup {
    html! {
        div.bulk role="region" aria-label=(bulk.label) {
            b { (bulk.before_count) span.count {} (bulk.after_count) }
            span.gap {}
            @for act in &bulk.acts {
                button.button.small type="submit" name="act" value=(act.value) { (small_icon(act.icon)) (act.label) }
            }
            @if let Some(preview) = &bulk.preview { p { (preview) } }
        }
    }
}
