SELECT "interfaceid" AS interface_id,
  "account" AS account_id,
  "sourceaddress" AS srcaddr,
  "destinationaddress" AS dstaddr,
  "protocol" AS protocol,
  "action" AS action,
  "logstatus" AS log_status,
  CASE WHEN "sourceport" < "destinationport" AND "sourceport" < 32768 THEN 1 ELSE 0 END AS is_answer,
  CASE WHEN "sourceport" < "destinationport" AND "sourceport" < 32768 THEN "sourceport" ELSE "destinationport" END AS service_port,
  count(*) AS record_count,
  sum("numpackets") AS packet_sum,
  sum("numbytes") AS byte_sum,
  min(try_cast("starttime" AS bigint)) AS first_start,
  max("endtime") AS last_end
FROM "default"."vpc_flow_logs"
WHERE "dt" BETWEEN '2026-11-29' AND '2026-12-02'
  AND try_cast("starttime" AS bigint) >= 1795933800 AND try_cast("starttime" AS bigint) < 1796167800
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
