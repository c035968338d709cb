### Opening a record

opening-title = 登記
opening-choose = 登記什麼？
opening-choose-client = 您想提出什麼？
opening-sentence = 登記{ $record }
opening-sentence-client = { $record }
opening-contact = 聯絡人
opening-contact-help = 替誰登記的；往後的回覆也寄給客戶的聯絡人。
opening-contact-none = 不指明
opening-contact-other = 這位不是所選客戶的聯絡人。
opening-message = 內容
opening-files = 附件
opening-files-again = 檔案要再選一次。
opening-submit = 登記
opening-submit-client = 送出
opening-effect = 登記後，手冊上的承諾隨即開始計時。
opening-effect-client = 送出後您會在這裡看到編號和我們答應您的時間。
flash-opened = 已登記。
