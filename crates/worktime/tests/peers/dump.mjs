// Writes what the calendars of npm say as tables (CSV), as dump.py does for Python's.
// Arguments: the folder that holds node_modules, the folder for the tables.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [home, folder] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(home, "package.json"));
const chineseDays = require("chinese-days");
const { LunarYear, Solar } = require("lunar-javascript");

const FIRST_LUNAR_YEAR = 1900;
const LAST_LUNAR_YEAR = 2100;
const DAY_MILLIS = 24 * 60 * 60 * 1000;

function write(name, columns, rows) {
  const lines = [columns, ...rows].map((cells) => cells.join(","));
  writeFileSync(join(folder, name), lines.join("\n") + "\n");
}

// Dates of a week from Monday to Friday, of each year in which the package names any.
function officialDays() {
  const { holidays } = require("chinese-days/dist/chinese-days.json");
  const years = Object.keys(holidays).map((date) => Number(date.slice(0, 4)));
  const end = Date.UTC(Math.max(...years) + 1, 0, 1);
  const rows = [];
  for (let at = Date.UTC(Math.min(...years), 0, 1); at < end; at += DAY_MILLIS) {
    const date = new Date(at).toISOString().slice(0, 10);
    rows.push([date, chineseDays.isWorkday(date) ? "work" : "off"]);
  }
  write("days-chinese-days-cn.csv", ["date", "state"], rows);
}

function lunarMonths() {
  const rows = [];
  for (let year = FIRST_LUNAR_YEAR; year <= LAST_LUNAR_YEAR; year += 1) {
    const months = LunarYear.fromYear(year).getMonths();
    // The list begins with months of the year before.
    for (const month of months.filter((each) => each.getYear() === year)) {
      const number = String(Math.abs(month.getMonth())).padStart(2, "0");
      const first = Solar.fromJulianDay(month.getFirstJulianDay()).toYmd();
      rows.push([`${year}-${number}${month.isLeap() ? "+" : ""}`, first]);
    }
  }
  write("months-lunar-javascript.csv", ["month", "first"], rows);
}

// The dates of Qingming and of the winter solstice in Beijing.
function solarTerms() {
  const rows = [];
  for (let year = FIRST_LUNAR_YEAR; year <= LAST_LUNAR_YEAR; year += 1) {
    const terms = Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable();
    // The table holds the solstice of the year before by its Chinese name, that of this year in pinyin.
    rows.push([`qingming-${year}`, terms["清明"].toYmd()]);
    rows.push([`winter-solstice-${year}`, terms["DONG_ZHI"].toYmd()]);
  }
  write("terms-lunar-javascript.csv", ["term", "date"], rows);
}

officialDays();
lunarMonths();
solarTerms();
