### Clients

clients-title = 客戶
clients-sentence = { $count }家客戶
clients-empty = 還沒有客戶。
client-tier-heading = 等級
client-served-by = 由誰服務
client-since = 建檔
client-open-records = 進行中
client-closed-records = 近來了結
client-in-queue = 在案件裡看
client-no-records = 沒有進行中的案件。
client-aside = 資料
client-serving = 由誰服務
client-nobody-serving = 還沒有指定的人。
client-contacts = 聯絡人
client-no-contacts = 還沒有聯絡人。
