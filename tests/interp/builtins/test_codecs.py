"""A guest reaches the codecs that are listed, and no others."""

from __future__ import annotations

import pytest

from interp.builtins.codecs import TEXT, check_codec, decode_bytearray, decode_bytes, encode


@pytest.mark.parametrize("codec", sorted(TEXT))
def test_each_listed_codec_is_one_of_the_hosts_and_answers_as_it_does(codec: str) -> None:
    text = "ab 1"
    try:
        expected: object = text.encode(codec)
    except UnicodeError as error:
        with pytest.raises(type(error)):
            encode(text, codec)
        return
    assert encode(text, codec) == expected
    assert isinstance(expected, bytes)
    assert decode_bytes(expected, codec) == expected.decode(codec)
    assert decode_bytearray(bytearray(expected), encoding=codec) == expected.decode(codec)


@pytest.mark.parametrize("name", ["utf8", "UTF-8", "utf 8", "latin-1", "L1", "iso-ir-100", "us-ascii", "U8", "cp1252"])
def test_aliases_are_the_hosts(name: str) -> None:
    assert encode("a", name) == "a".encode(name)


@pytest.mark.parametrize("name", ["punycode", "idna", "os", "encodings.utf_8", "nope", "", "../utf_8"])
def test_other_names_are_unknown(name: str) -> None:
    with pytest.raises(LookupError, match="unknown encoding: "):
        check_codec((name,), {})


@pytest.mark.parametrize("name", ["hex", "rot13", "base64", "zip"])
def test_codecs_that_are_not_for_text_are_refused_in_the_hosts_words(name: str) -> None:
    with pytest.raises(LookupError, match="is not a text encoding"):
        encode("a", name)


def test_wrong_arguments_are_the_hosts_to_refuse() -> None:
    with pytest.raises(TypeError, match="must be str, not int"):
        encode("a", 3)
    with pytest.raises(ValueError, match="embedded null character"):
        encode("a", "utf\x00")
    with pytest.raises(TypeError):
        decode_bytes(b"a", wrong=1)
