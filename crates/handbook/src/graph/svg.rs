//! The drawing as a file of its own: no script, nothing from elsewhere, light and dark.

use super::block::{Block, Item, Line, Measure};
use super::chart::{Chart, Place, Way};
use super::ink::{FAMILY, Ink, META, TITLE, style};
use super::layout::{LOOP_WIDTH, Plan, Point, Rect, plan};
use super::legend::{INDENT, Part, parts};
use super::paint::{Align, Outline, Paint, escaped};
use super::sketch::{DOT, SECOND_RIM};
use super::spoken::Spoken;
use super::words::{Phrase, Words};

/// Room around everything, in pixels.
const MARGIN: i32 = 20;
/// The least width between the margins: the legend needs it.
const WIDTH_LEAST: i32 = 340;
/// Room before the legend, between its parts and between its rows.
const LEGEND_GAP: i32 = 30;
const PART_GAP: i32 = 20;
const ROW_GAP: i32 = 12;

impl Chart<'_> {
    /// The drawing as SVG. Styles come as attributes for light ground; one `<style>` changes them on dark.
    #[must_use]
    pub fn svg(&self, words: &dyn Words) -> String {
        let spoken = Spoken { chart: self, words };
        let blocks: Vec<Block> = self
            .places
            .iter()
            .map(|place| spoken.place(place))
            .collect();
        let labels: Vec<Block> = self
            .ways
            .iter()
            .map(|way| spoken.passages(&way.passages))
            .collect();
        let plan = plan(&self.sketch(&blocks, &labels));
        let head = head(&spoken, plan.width.max(WIDTH_LEAST));
        let inner = plan.width.max(WIDTH_LEAST).max(head.size().width);
        let parts = parts(&spoken, inner);
        let head_height = head.size().height;
        let drawing_top = MARGIN + head_height + MARGIN;
        let legend_top = drawing_top + plan.height + LEGEND_GAP;
        let height = legend_top + parts.iter().map(part_height).sum::<i32>();
        let mut paint = Paint::default();
        open(&mut paint, &spoken, inner + 2 * MARGIN, height);
        paint.block(
            &head,
            Rect {
                x: MARGIN,
                y: MARGIN,
                width: inner,
                height: head_height,
            },
            Align::Start,
        );
        paint.origin = Point {
            x: MARGIN + (inner - plan.width) / 2,
            y: drawing_top,
        };
        self.lines(&mut paint, &plan);
        self.boxes(&mut paint, &plan, &blocks);
        self.labels(&mut paint, &plan, &labels);
        paint.origin = Point {
            x: MARGIN,
            y: legend_top,
        };
        for part in &parts {
            draw_part(&mut paint, part, inner);
        }
        paint.line(format_args!("</svg>"));
        paint.svg
    }

    /// The ways that aren't loops, in the order of the plan's routes.
    fn links(&self) -> impl Iterator<Item = (usize, &Way<'_>)> {
        let ways = self.ways.iter().enumerate();
        ways.filter(|(_, way)| way.from != way.to)
    }

    fn lines(&self, paint: &mut Paint, plan: &Plan) {
        for ((_, way), route) in self.links().zip(&plan.routes) {
            let outline = match self.places.get(way.from) {
                Some(Place::Several { .. }) => Outline::Dashed,
                _ => Outline::Solid,
            };
            paint.strokes(&route.strokes, outline);
            if let Some(tip) = route.tip {
                paint.tip(tip, route.is_back);
            }
            if let (true, Some(label)) = (route.is_back, route.label) {
                paint.upwards(label);
            }
        }
        for way in self.ways.iter().filter(|way| way.from == way.to) {
            if let Some(rect) = plan.boxes.get(way.from) {
                paint.hook(*rect, LOOP_WIDTH);
            }
        }
    }

    fn boxes(&self, paint: &mut Paint, plan: &Plan, blocks: &[Block]) {
        for ((place, rect), block) in self.places.iter().zip(&plan.boxes).zip(blocks) {
            match place {
                Place::Beginning => {
                    let centre = Point {
                        x: rect.x + rect.width / 2,
                        y: rect.y + rect.height / 2,
                    };
                    paint.circle(centre, DOT / 2, Ink::Main, Ink::Main);
                    continue;
                }
                Place::State(state) => {
                    let rim = Some((Ink::Rim, Outline::Solid));
                    paint.rect(*rect, 8, Ink::Box, rim);
                    if state.is_final {
                        paint.rect(inset(*rect, SECOND_RIM), 8 - SECOND_RIM, Ink::Box, rim);
                    }
                }
                Place::Several { .. } => {
                    paint.rect(*rect, 8, Ink::Ground, Some((Ink::Rim, Outline::Dashed)));
                }
                Place::Meeting { .. } => {}
            }
            paint.block(block, *rect, Align::Middle);
        }
    }

    fn labels(&self, paint: &mut Paint, plan: &Plan, labels: &[Block]) {
        for ((position, _), route) in self.links().zip(&plan.routes) {
            if let (Some(block), Some(rect)) = (labels.get(position), route.label) {
                paint.block(block, rect, Align::Middle);
            }
        }
        for (way, block) in self.ways.iter().zip(labels) {
            if way.from == way.to
                && let Some(Some(rect)) = plan.asides.get(way.from)
            {
                paint.block(block, *rect, Align::Middle);
            }
        }
    }
}

fn inset(rect: Rect, by: i32) -> Rect {
    Rect {
        x: rect.x + by,
        y: rect.y + by,
        width: rect.width - 2 * by,
        height: rect.height - 2 * by,
    }
}

/// What it shows and where that comes from.
fn head(spoken: &Spoken<'_>, width_max: i32) -> Block {
    let mut head = Block::default();
    let measure = Measure {
        width_max,
        lines_max: 2,
    };
    head.words(&title(spoken), TITLE, Ink::Main, measure);
    let subtitle = spoken.words.say(&Phrase::Subtitle {
        book: &spoken.words.own(&spoken.chart.edition.title),
        version: &spoken.chart.edition.version,
    });
    head.words(&subtitle, META, Ink::Third, measure);
    head
}

fn title(spoken: &Spoken<'_>) -> String {
    let record = spoken.words.name(&spoken.chart.record.meta.name);
    spoken.words.say(&Phrase::Title { record: &record })
}

/// Opens the file, and says in words what it shows.
fn open(paint: &mut Paint, spoken: &Spoken<'_>, width: i32, height: i32) {
    let id = spoken.chart.record.meta.id.as_str();
    let lang = spoken.words.lang().tag();
    paint.line(format_args!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="yinuo-graph" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="{id}-graph-title {id}-graph-text" lang="{lang}" font-family="{FAMILY}">"#
    ));
    paint.line(format_args!(
        r#"<title id="{id}-graph-title">{}</title>"#,
        escaped(&title(spoken))
    ));
    paint.line(format_args!(
        r#"<desc id="{id}-graph-text">{}</desc>"#,
        escaped(&in_sentences(spoken))
    ));
    paint.line(format_args!("<style>{}</style>", style()));
    let ground = Rect {
        x: 0,
        y: 0,
        width,
        height,
    };
    paint.rect(ground, 10, Ink::Ground, None);
}

/// Every step in a sentence, for those who can't see the drawing.
fn in_sentences(spoken: &Spoken<'_>) -> String {
    let name = |position: usize| {
        let place = spoken.chart.places.get(position);
        place
            .map(|place| spoken.place_name(place))
            .unwrap_or_default()
    };
    let mut sentences = Vec::new();
    for way in &spoken.chart.ways {
        let (from, to) = (name(way.from), name(way.to));
        for &passage in &way.passages {
            sentences.push(spoken.words.say(&Phrase::Sentence {
                from: (!from.is_empty()).then_some(from.as_str()),
                step: &spoken.passage_name(passage),
                by: &spoken.takers(passage).join(" / "),
                to: &to,
            }));
        }
    }
    sentences.join(&spoken.words.say(&Phrase::SentenceGap))
}

fn part_height(part: &Part) -> i32 {
    let rows = part
        .rows
        .iter()
        .map(|row| row.block.size().height + ROW_GAP);
    part.heading.height() + ROW_GAP + rows.sum::<i32>() + PART_GAP
}

/// Draws a part of the legend and moves on below it.
fn draw_part(paint: &mut Paint, part: &Part, width: i32) {
    paint.rule(Point { x: 0, y: -8 }, width);
    let heading = Block {
        lines: vec![Line {
            items: part.heading.items.clone(),
            above: 0,
        }],
    };
    let mut y = 4;
    paint.block(
        &heading,
        Rect {
            x: 0,
            y,
            ..size(&heading)
        },
        Align::Start,
    );
    y += part.heading.height() + ROW_GAP;
    for row in &part.rows {
        let first = row.block.lines.first().map_or(0, Line::height);
        let mark = Point {
            x: match row.mark {
                Item::Icon { .. } => 3,
                _ => 1,
            },
            y: y + first / 2,
        };
        paint.item(&row.mark, mark);
        paint.block(
            &row.block,
            Rect {
                x: INDENT,
                y,
                ..size(&row.block)
            },
            Align::Start,
        );
        y += row.block.size().height + ROW_GAP;
    }
    paint.origin.y += y + PART_GAP - 4;
}

fn size(block: &Block) -> Rect {
    let size = block.size();
    Rect {
        x: 0,
        y: 0,
        width: size.width,
        height: size.height,
    }
}
