"""A client written from the AsyncAPI document alone: from_the_document.py DOCUMENT CHANNEL. Prints each message that
keeps to what the document says of it, as a line of JSON; ends at the end of the topic, or with 1 at the first that doesn't."""
import json
import sys

from confluent_kafka import Consumer, TopicPartition

document = json.load(open(sys.argv[1], encoding="utf-8"))
channel = document["channels"][sys.argv[2]]
messages = {name: document["components"]["messages"][name] for name in channel["messages"]}
brokers = ",".join(server["host"] for server in document["servers"].values() if server["protocol"] == "kafka")

consumer = Consumer({"bootstrap.servers": brokers, "group.id": "from-the-document", "enable.auto.commit": False})
partitions = [TopicPartition(channel["address"], p, 0) for p in range(channel["bindings"]["kafka"]["partitions"])]
left = sum(consumer.get_watermark_offsets(p, timeout=20)[1] for p in partitions)
consumer.assign(partitions)
while left > 0:
    message = consumer.poll(20)
    if message is None or message.error():
        sys.exit(f"no message: {message and message.error()}")
    left -= 1
    headers = {name: value.decode() for name, value in message.headers() or []}
    declared = messages.get(headers["ce_type"])
    if declared is None:
        continue
    payload = json.loads(message.value())
    missing = [n for n in declared["headers"]["required"] if n not in headers]
    missing += [n for n in declared["payload"].get("required", []) if n not in payload]
    if missing:
        sys.exit(f"{headers['ce_type']} lacks {missing}")
    print(json.dumps({"id": headers["ce_id"], "type": headers["ce_type"], "key": message.key().decode(), "data": payload}))
consumer.close()
