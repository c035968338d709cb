### 手冊的檔案、由公司填的數字、第一本手冊。

### 讀不了的檔案
load-no-list = { $path }裡沒有handbook.toml。它列出手冊的檔案：files = ["handbook.md"]。要寫第一本手冊，請執行：yinuo handbook new 資料夾
load-folder = { $path }是資料夾，這裡要的是檔案。裡面有handbook.toml的資料夾，請寫在include下面。
load-not-a-file = { $path }是管道或裝置，不是檔案。
load-foreign = { $path }讀不成文字：{ $looks }
load-too-much = 手冊的檔案合計超過{ $megabytes } MB，不像是手冊。
looks-png = 這是圖片（PNG）。手冊是UTF-8的Markdown。
looks-jpeg = 這是圖片（JPEG）。手冊是UTF-8的Markdown。
looks-gif = 這是圖片（GIF）。手冊是UTF-8的Markdown。
looks-zip = 這是壓縮檔（ZIP），辦公軟體的文件也是這種格式。請先把文件另存成純文字。
looks-pdf = 這是PDF。請先把文字貼進Markdown檔。
looks-gzip = 這是壓縮檔（gzip）。請先解開。
looks-office = 這是辦公軟體的文件。請先另存成純文字。
looks-database = 這是資料庫（SQLite）。手冊是UTF-8的Markdown。
looks-rtf = 這是RTF文件。請先另存成純文字。
looks-utf-16 = 檔案用的是UTF-16。請另存成UTF-8。
looks-utf-32 = 檔案用的是UTF-32。請另存成UTF-8。
looks-unknown = 檔案不是UTF-8。如果是用Big5、GBK等舊編碼存的，請另存成UTF-8。

### 由公司填的數字
ask-none = 這本手冊沒有要公司填的數字。
ask-settled = 每個數字都填了（共{ $all }個）。
ask-open = 共{ $all }個數字，還有{ $open }個沒填。
ask-sentence = { $text }
ask-takes = 填：{ $text }
ask-choices = 可選：{ $text }
ask-value = 現在：{ $text }
ask-value-listed = { $value }（寫在{ $file }）
ask-value-none = 還沒有填
ask-used = 影響：{ $text }
ask-bounds = ，{ $least }到{ $most }
ask-unit = ，單位{ $unit }
ask-paste = 請貼進handbook.toml，再填上：
param-type-duration = 一段時間
param-type-period = 多久一次
param-type-number = 整數
param-type-percent = 百分比
param-type-text = 文字
param-type-yes_no = 是或否
param-type-role = 角色
param-type-event = 事件
param-type-money = 金額
param-type-choice = 清單裡的一項
param-form-duration = 如 "2個工作日"
param-form-period = 如 "每月"
param-form-number = 數字，不加引號
param-form-percent = 如 "90%"
param-form-text = 文字
param-form-yes_no = true或false，不加引號
param-form-role = 角色的代號
param-form-event = 如 "request.opened"
param-form-money = 如 "1500.00 CNY"
param-form-choice = 清單裡的代號

### 第一本手冊
new-title = 客戶服務約定
new-written = 已寫入：{ $path }
new-next =
    接下來：
      yinuo handbook check { $dir }        檢查手冊，指出錯在哪裡
      yinuo handbook ask --all { $dir }    列出由您決定的數字，寫在{ $list }
      yinuo init 資料夾 --handbook { $dir } --name 公司名 --admin 電子郵件
                                           用這本手冊設立一家公司
new-bad-title = 標題是一行文字，1到{ $limit }字。
