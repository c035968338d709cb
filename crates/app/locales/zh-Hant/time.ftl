### What the questions about working time are answered besides the answer itself.

time-between-sentences = {""}
time-own-closure = 自訂休息
time-own-workday = 自訂上班日
time-own-opening = 自訂時間
time-own-half-day = 自訂半天
time-feed-name = { $region ->
    [none] 休息日與上班日
   *[other] 休息日與上班日（{ $region }）
}

### Remarks
time-remark-provisional = 官方日曆目前只公布到{ $date }，答案落在之後，可能還會變。
time-remark-before-known = 官方日曆從{ $date }開始收錄，在那之前只按每週的時段計算。
time-remark-skipped = { $key }：時鐘往前調，跳過了「{ $text }」，以{ $taken }計算。
time-remark-twice = { $key }：時鐘往回調，「{ $text }」出現兩次，以第一次{ $taken }計算；第二次是{ $other }。
time-remark-held = { $since }開始的暫停還沒有結束，所以還算不出時刻。
time-remark-empty-feed = 這段時間沒有與每週時段不同的日子，日曆是空的。
time-remark-known-only-until = { $date }以後的日子還沒有資料，答案到此為止。

### What may stand at a place
time-takes-region = 可以寫：{ $regions }。
time-takes-zone = 請寫IANA時區名稱，例如Asia/Shanghai。
time-takes-hours = 請寫星期和時段，例如「週一至週五 09:00-12:00 13:30-18:00; 週六 09:00-12:00」或「每日 00:00-24:00」。
time-takes-days = 可以用以BEGIN:VCALENDAR開頭的日曆檔（ICS），或者UTF-8的表格（CSV）；表格第一行要有日期（或起、止）和類型（休、班、營業、半天）這些欄，另外可以有名稱和時段。
time-takes-closed = 請寫一個或兩個日期，例如2026-10-09或2026-10-09/2026-10-12，空一格後可以寫名稱。
time-takes-shortened = 請寫日期和仍然上班的一段時間，例如「2026-02-16 00:00-12:00」。
time-takes-opened = 請寫日期和時段，例如「2026-10-10 09:00-12:00」。
time-takes-from = 請寫日期和時刻，例如2026-09-30T17:30，依所在時區，或者加上Z或+08:00這樣的時差。
time-takes-to = { time-takes-from }
time-takes-by = { time-takes-from }
time-takes-name = 請寫一個名稱。
time-takes-stamp = { time-takes-from }
time-takes-date = 請寫日期，例如2026-09-30。
time-takes-within = 請寫數字和單位，例如「4個工作小時」、「3個工作日」、「24小時」、「1個月」、「下一個工作日結束前」，或「2個工作日內18:00前」。
time-takes-counting = 可以寫civil-code或elapsed。
time-takes-language = 可以寫：zh-Hant、zh-Hans、en。
time-takes-pause = 請寫「起/迄」，例如2026-10-08T10:00/2026-10-08T11:00；還沒結束就寫「起/」，空一格後可以寫原因。
time-takes-every = 請寫什麼時候再來一次，例如「每季度」、「每月最後一個週五」、「自2026-01-05起每2週」或「每年農曆八月十五」。
time-takes-on-day-off = 可以寫：stays、earlier、later。

### What is wrong with a line
time-fault-line-empty = 這一行是空的。每行請寫一個JSON物件。
time-fault-line-too-long = 這一行超過{ $limit }個位元組。
time-fault-not-utf8 = 這一行從第{ $byte }個位元組起不是UTF-8。
time-fault-not-json = 這一行在第{ $column }欄不是JSON。每行請寫一個JSON物件。
time-fault-not-an-object = 這一行不是JSON物件，例如{"{"}"from":"2026-09-30T17:30"{"}"}。
time-fault-unknown-key = 這個問題沒有「{ $key }」這個鍵。{ $nearest }可用的鍵有：{ $known }。
time-fault-repeated = 這一行有兩個「{ $key }」。

### What is wrong with a text
time-fault-no-text = 「{ $key }」要寫文字，這裡卻是{ $text }。
time-fault-no-list = 「{ $key }」要寫一列文字，或者單獨一段文字，這裡卻是{ $text }。
time-fault-no-flag = 「{ $key }」要寫true或false，這裡卻是{ $text }。
time-fault-too-many = 「{ $key }」超過{ $limit }項。
time-fault-missing = 缺少「{ $key }」。
time-fault-region = 沒有「{ $text }」這個地區。{ $nearest }
time-fault-zone = 沒有「{ $text }」這個時區。{ $nearest }
time-fault-hours-empty = 沒有寫時段。
time-fault-hours-too-long = 一週的時段不會有這麼長。
time-fault-hours-not-a-weekday = 「{ $text }」不是星期，也不是時段。
time-fault-hours-no-weekday = 「{ $text }」前面沒有星期。
time-fault-hours-no-hours = 「{ $text }」沒有時段。不上班的日子請不要寫。
time-fault-hours-repeated = 「{ $text }」裡有一天前面已經寫過時段。
time-fault-span = 「{ $text }」不是09:00-12:00這樣的時段。
time-fault-span-time = 「{ $text }」不是00:00到24:00之間的時刻。
time-fault-span-empty = 「{ $text }」一開始就結束；全天是00:00-24:00。
time-fault-span-overlaps = 「{ $text }」與別的時段重疊。
time-fault-span-too-many = 從「{ $text }」起，一天的時段太多。
time-fault-date = 「{ $text }」不是日期。
time-fault-no-such-date = 沒有{ $text }這一天。
time-fault-dates-backwards = 「{ $text }」早於第一天，最後一天不能早於第一天。
time-fault-too-many-dates = 與平常不同的日期超過{ $limit }天。
time-fault-moment = 讀不懂「{ $text }」。
time-fault-no-such-time = 沒有{ $text }這個時刻，一天從00:00:00到23:59:59。
time-fault-no-such-offset = 沒有{ $text }這個時差。
time-fault-too-fine = 「{ $text }」比微秒還細。
time-fault-outside-years = 「{ $text }」不在{ $first }年到{ $last }年之間。
time-fault-length-empty = 沒有寫期限。
time-fault-length-too-long = 期限不會有這麼長的寫法。
time-fault-length-no-number = 「{ $text }」不是以數字開頭。
time-fault-length-unclear-number = 「{ $text }」不是清楚的數字，請寫阿拉伯數字。
time-fault-length-grouped = 「{ $text }」不是清楚的數字，數字中間請不要加逗號。
time-fault-length-negative = 「{ $text }」是負的，期限不能是負的。
time-fault-length-zero = 「{ $text }」等於沒有時間，請寫「立即」。
time-fault-length-too-large = 「{ $text }」太大，最多{ $most }。
time-fault-length-range = 「{ $text }」是一個範圍，請只寫一個數字。
time-fault-length-disagreement = 「{ $text }」與前面寫的數字不同。
time-fault-length-not-whole = 「{ $text }」不是整數，只有時、分、秒可以有小數。
time-fault-length-too-fine = 「{ $text }」比微秒還細。
time-fault-length-unclear-half = 「{ $text }」沒有固定的長度，請寫小時、整天或時刻。
time-fault-length-no-unit = 「{ $text }」沒有時間單位。
time-fault-length-unknown-unit = 「{ $text }」不是時間單位。{ $nearest }
time-fault-length-mixed = 「{ $text }」與前面的單位算法不同：時鐘的小時、工作小時、日和週、工作日、月和年，不能混著寫。
time-fault-length-order = 「{ $text }」的次序不對，大的單位在前，每種寫一次。
time-fault-length-bad-time = 「{ $text }」不是00:00到24:00之間清楚的時刻。
time-fault-length-no-time = 「{ $text }」只說了哪一天，沒有時刻，例如18:00。
time-fault-length-time-without-days = 「{ $text }」：時刻要配上幾日或幾個工作日。
time-fault-length-before = 「{ $text }」是從某件事往回算的。期限從開始往後算，例如「3個工作日」。
time-fault-length-period = 「{ $text }」說的是多久一次，不是多長。期限要有數字，例如「1季」。
time-fault-length-trailing = 「{ $text }」接在完整的期限後面。
time-fault-counting = 沒有「{ $text }」這種算法。
time-fault-language = 沒有「{ $text }」這種語言。
time-fault-recurrence-empty = 沒有寫多久一次。
time-fault-recurrence-too-long = 多久一次不會有這麼長的寫法。
time-fault-recurrence-not-known = 「{ $text }」不是會一再出現的日子。
time-fault-recurrence-no-such-day = 不是每一期都有「{ $text }」；「最後」才是每期都有。
time-fault-recurrence-bad-step = 「{ $text }」不能當間隔，間隔是1到{ $steps }。
time-fault-recurrence-no-start = 「{ $text }」不知從哪天算起，請寫明起始日，例如「自2026-01-05起」。
time-fault-recurrence-not-a-date = 「{ $text }」不是{ $first }年到{ $last }年之間的日期，例如2026-01-05。
time-fault-recurrence-several-days = 「{ $text }」不只一天，請一天一條分開寫。
time-fault-recurrence-times = 「{ $text }」是次數，這裡只能是一次；其他次數要另外寫。
time-fault-recurrence-which-days = 「{ $text }」不知放假日算不算，請寫「每個工作日」，或只寫星期幾。
time-fault-recurrence-not-a-day = 「{ $text }」不是認得的日子。
time-fault-recurrence-day-of-no-year = 沒有一年有「{ $text }」這一天。
time-fault-recurrence-leap-month = 「{ $text }」：閏月不是每年都有，請寫平月。
time-fault-recurrence-which-calendar = 「{ $text }」分不清是農曆還是公曆，請寫明農曆，或寫成03-15。
time-fault-on-day-off = 遇到休息日沒有「{ $text }」這種辦法。
time-fault-backwards = 「{ $text }」早於開始的時間。
time-fault-pause = 「{ $text }」接不上暫停的寫法。
time-fault-pause-backwards = 暫停「{ $text }」的結束早於開始。
time-fault-no-working-time = 這份日曆從{ $from }起超過{ $days }天都沒有上班時間。請寫上時段，或少關幾天。
time-fault-second-span = 「{ $text }」不只一段，半天只能留一段。
time-fault-file-not-found = 沒有「{ $path }」這個檔案。
time-fault-file-not-allowed = 沒有權限讀{ $path }，請檢查檔案的擁有者和權限。
time-fault-file-is-folder = { $path }是資料夾，請寫出裡面的檔案。
time-fault-file-too-large = { $path }超過{ $megabytes } MB，不像是日期的檔案。
time-fault-file-unreadable = 無法讀{ $path }：{ $detail }
time-fault-no-days = { $path }沒有可以採用的日子。{ $problems }
time-fault-calendar = 日曆有誤：{ $detail }
time-fault-undatable = 從那裡起就沒有上班時間，「{ $text }」永遠到不了。
time-fault-too-far = 「{ $text }」會超出{ $first }年到{ $last }年。

### Files of days
time-remark-days-problem = { $path }第{ $line }行：{ $problem }
time-remark-days-more = { $path }：另外還有{ $count }處。
time-remark-days-outside = { $path }：有{ $count }個日期不在{ $first }年到{ $last }年之間，沒有採用。
time-remark-days-gaps = { $path }：有{ $count }處沒有採用，已在前面的答案旁說明。
time-days-line = 第{ $line }行：{ $problem }
time-days-too-large = 檔案有{ $bytes }個位元組，最多讀{ $most }個。
time-days-not-utf8 = 文字不是UTF-8，請把檔案存成UTF-8。
time-days-too-many-entries = 超過{ $most }項，從這裡起都沒有讀。
time-days-more-problems = 另外還有{ $count }處。
time-days-not-a-calendar = 找不到日曆的開頭，日曆檔要有BEGIN:VCALENDAR。
time-days-not-a-line = 這不是日曆檔的一行，例如SUMMARY:New Year，已略過。
time-days-outside-calendar = 這裡不在BEGIN:VCALENDAR和END:VCALENDAR之間，已略過。
time-days-not-an-event = { $component }不說明日子，只有VEVENT才會，已略過。
time-days-no-end = { $component }沒有END:{ $component }，沒有採用。
time-days-stray-end = END:{ $component }前面沒有BEGIN:{ $component }，已略過。
time-days-not-announced = METHOD:{ $method }不是公布事件，這份日曆的事件都沒有採用。
time-days-encoded = 讀不了{ $encoding }這種編碼，沒有採用這個事件。請把檔案另存為2.0版的日曆。
time-days-missing = { $what ->
    [date] 缺少日期，要寫在「日期」（date）這一欄，或「起」、「止」兩欄。
    [kind] 缺少類型，要寫在「類型」（kind）這一欄：休、班、營業、半天。
   *[other] 缺少{ $what }，沒有採用。
}
time-days-bad-value = { $property ->
    [date] 「{ $text }」不是讀得懂的日期，請先寫年份，例如2026-01-31。
    [kind] 沒有「{ $text }」這種類型，可以寫：休、班、營業、半天。
    [weekday] 「{ $text }」不是星期，例如「一」。
   *[other] { $property }不能是「{ $text }」。
}
time-days-unknown-zone = 沒有「{ $name }」這個時區，請寫IANA時區名稱，例如Asia/Shanghai。
time-days-rule-not-followed = 無法依「{ $part }」重複，只採用了第一次。
time-days-too-many-dates = 到這一項為止已經超過{ $most }個日期，其餘的沒有採用。
time-days-too-many-days = 一項最多{ $most }天，沒有採用。
time-days-result-full = 沒有採用{ $date }：一個檔案最多{ $most }個日期。
time-days-end-not-later = 結束沒有晚於開始。
time-days-superseded = 第{ $line }行有這個事件更新的版本，採用了那一個。
time-days-unclear-title = 「{ $title }」看不出是休是班，沒有採用。請在名稱後面寫「（休）」或「（班）」。
time-days-which-half = 「{ $title }」沒有說哪些時段上班，沒有採用。請寫上時段，例如09:00-12:00。
time-days-observance = 「{ $title }」依它自己的說明不放假，沒有採用。如果放假，請在名稱後面寫「（休）」。
time-days-name-too-long = 名稱最多{ $most }個位元組，沒有採用。
time-days-too-many-names = { $date }已經有{ $most }個名稱，這一個略過了。
time-days-middle-of-day = { $date }只有中間一段不上班，沒有採用。不上班的時段要到當天最早或最晚的時段為止；否則請寫上班的時段。
time-days-longer-than-a-day = 一段時間超過一天，沒有採用。
time-days-finer-than-minutes = 時刻只能到整分鐘，沒有採用。
time-days-contradicts = 第{ $line }行對{ $date }的說法不同，以前面那一行為準。
time-days-hours-dont-fit = 休息的日子沒有時段，營業的日子要有時段，半天只有一段，沒有採用。
time-days-unknown-column = 沒有「{ $title }」這一欄，已略過。可用的欄有：日期，或起、止；類型；名稱；時段。
time-days-too-many-cells = 這一列的格子比欄位多，沒有採用。有逗號的文字請加引號。
time-days-wrong-weekday = 這一天是星期{ $weekday ->
    [monday] 一
    [tuesday] 二
    [wednesday] 三
    [thursday] 四
    [friday] 五
    [saturday] 六
   *[sunday] 日
}，與這一列寫的不同，沒有採用。
