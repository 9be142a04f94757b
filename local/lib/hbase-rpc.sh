# shellcheck shell=bash
# Calls to an HBase server without a Java process: HBase's wire format is a preamble, a connection header and
# requests, each a length and protocol buffers (https://hbase.apache.org/book.html#hbase.rpc). All parts here are
# shorter than 128 bytes, so that every length in them is one byte.

# escaped TEXT-LENGTH: a number as an escape of printf, of one byte or of four.
byte() { printf '\\x%02x' "$1"; }
word() { printf '\\x00\\x00\\x00\\x%02x' "$1"; }

# hbase_call PORT SERVICE METHOD: succeeds when the server answers without an exception. The request's message is
# empty.
hbase_call() {
  local port=$1 service=$2 method=$3 user=nightjar header request answer
  # ConnectionHeader: user_info (1) with effective_user (1), service_name (2).
  header="\\x0a$(byte $((${#user} + 2)))\\x0a$(byte ${#user})$user\\x12$(byte ${#service})$service"
  header="$(word $((${#user} + ${#service} + 6)))$header"
  # RequestHeader: call_id (1), method_name (3), request_param (4).
  request="$(byte $((${#method} + 6)))\\x08\\x01\\x1a$(byte ${#method})$method\\x20\\x01\\x00"
  request="$(word $((${#method} + 8)))$request"
  # The whole answer is read; a connection closed before that is a warning in the server's log.
  # shellcheck disable=SC2016  # its own parameters
  answer=$(timeout 3 bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "HBas\x00\x50$2" >&3 &&
      length=$((16#$(head -c 4 <&3 | od -An -v -tx1 | tr -d " \n"))) && head -c "$length" <&3 | od -An -v -tx1 | tr -d " \n"
    ' _ "$port" "$header$request" 2>/dev/null) || return 1
  # Length of ResponseHeader, call_id (1) = 1; its next field would be the exception (2).
  [[ $answer =~ ^(..)0801(..)? ]] && { [ "${BASH_REMATCH[1]}" = 02 ] || [ "${BASH_REMATCH[2]}" != 12 ]; }
}
