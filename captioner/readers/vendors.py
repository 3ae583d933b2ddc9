"""The answers of other services and tools that are read: a row each.

A row says how an answer is recognised and where its text and times are; `char_lists`, `word_lists` and `speech_marks`
read the three shapes that there are. How to add a row: give it `needs` that every answer has and none of another row,
and `lacks` where another row's answers have the same; put an answer into `fixtures/vendors` under the vendor's name,
and a line into README.md. Paths are those of `captioner.readers.paths`.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from captioner.readers.documents import Document
from captioner.readers.paths import has

Shape = Literal["char_lists", "word_lists", "speech_marks"]


class Row(NamedTuple):
    """An answer of a vendor."""

    vendor: str
    answer: str
    """What it is, in the vendor's words."""
    source: str
    """Where the vendor describes it."""
    shape: Shape
    """The module that reads it."""
    needs: tuple[str, ...]
    """Paths that it has; between alternatives is a |."""
    at: tuple[str, ...]
    """Where its texts and times are, the first that is not empty: a list of objects, or an object of three lists."""
    text: str
    start: str
    end: str
    """Keys of them there; between alternatives is a |."""
    lacks: tuple[str, ...] = ()
    unit: Literal["s", "ms", "ticks"] = "s"
    """Of the times; ticks are 100 ns."""
    inner: str = ""
    """Where the items of each item are, if there are lists of lists."""
    space: str = ""
    """The key of the white space after a text."""
    end_is_duration: bool = False
    in_pieces: bool = False
    """All documents of a source are one clip."""
    from_piece: bool = False
    """Times count from the start of their piece."""
    in_order: bool = True
    """Its words are in the order of their starts; else there are several channels, one after the other."""
    final: str = ""
    """A key that is false in documents that a later one replaces."""
    full_text: str = ""
    """Where the text with its punctuation is, if the words have none."""
    chars: str = ""
    """Where the characters of the same text are, each with `char`, `start` and `end`."""
    segments: str | None = None
    """Where its texts with their `start` and `end` are, which are read where no word has a time."""
    only: tuple[str, str] | None = None
    """A key that items may have, and the value that those have which are read."""
    speaker: str = ""
    """The key of the speaker in an item, or in what holds it; voice_segments names characters by their place."""
    language: str = "language"
    duration: str = ""
    """Where it is, in seconds."""
    remedy: str = "ask the service for the times of words or characters"
    """What to do if it has no timings."""


_ELEVENLABS = "https://elevenlabs.io/docs/api-reference"

ROWS: tuple[Row, ...] = (
    Row(
        "elevenlabs",
        "text to speech, or to dialogue, with timestamps, also streamed",
        f"{_ELEVENLABS}/text-to-speech/convert-with-timestamps",
        "char_lists",
        (
            "alignment|normalized_alignment|normalizedAlignment",
            "alignment.characters|normalized_alignment.characters|normalizedAlignment.characters|audio_base64|audioBase64",
        ),
        ("alignment", "normalized_alignment", "normalizedAlignment"),
        "characters",
        "character_start_times_seconds|characterStartTimesSeconds",
        "character_end_times_seconds|characterEndTimesSeconds",
        ("alignment.chars", "alignment.segments"),
        in_pieces=True,
        remedy="use the endpoint with-timestamps, and save its whole answer",
        speaker="voice_segments",
    ),
    Row(
        "elevenlabs",
        "the alignment alone",
        f"{_ELEVENLABS}/text-to-speech/convert-with-timestamps",
        "char_lists",
        ("characters", "character_start_times_seconds|characterStartTimesSeconds"),
        ("",),
        "characters",
        "character_start_times_seconds|characterStartTimesSeconds",
        "character_end_times_seconds|characterEndTimesSeconds",
    ),
    Row(
        "elevenlabs",
        "WebSocket",
        f"{_ELEVENLABS}/text-to-speech/v-1-text-to-speech-voice-id-stream-input",
        "char_lists",
        (
            "alignment.charStartTimesMs|normalizedAlignment.charStartTimesMs|alignment.char_start_times_ms|"
            "normalized_alignment.char_start_times_ms",
        ),
        ("alignment", "normalizedAlignment", "normalized_alignment"),
        "chars",
        "charStartTimesMs|char_start_times_ms",
        "charDurationsMs|charsDurationsMs|chars_durations_ms|char_durations_ms",
        unit="ms",
        end_is_duration=True,
        in_pieces=True,
        from_piece=True,
        remedy="give sync_alignment=true in the request",
    ),
    Row(
        "elevenlabs",
        "forced alignment",
        f"{_ELEVENLABS}/forced-alignment/create",
        "char_lists",
        ("characters.0.text", "characters.0.start"),
        ("characters",),
        "text",
        "start",
        "end",
    ),
    Row(
        "elevenlabs",
        "forced alignment, its words alone",
        f"{_ELEVENLABS}/forced-alignment/create",
        "word_lists",
        ("words.0.text", "words.0.start", "words.0.end"),
        ("words",),
        "text",
        "start",
        "end",
        ("characters", "words.0.word", "words.0.type", "words.0.confidence", "segments"),
    ),
    Row(
        "elevenlabs",
        "speech to text (Scribe)",
        f"{_ELEVENLABS}/speech-to-text/convert",
        "word_lists",
        ("words.0.text", "words.0.start", "words.0.type"),
        ("words",),
        "text",
        "start",
        "end",
        language="language_code|languageCode",
        remedy="give timestamps_granularity=word in the request",
        speaker="speaker_id|speakerId",
    ),
    Row(
        "soniox",
        "text to speech",
        "https://soniox.com/docs/tts/rt/timestamps",
        "char_lists",
        ("timestamps.characters", "timestamps.character_start_times_seconds"),
        ("timestamps",),
        "characters",
        "character_start_times_seconds",
        "character_end_times_seconds",
        in_pieces=True,
        remedy="give return_timestamps: true in the request",
    ),
    Row(
        "soniox",
        "speech to text",
        "https://soniox.com/docs/stt/concepts/timestamps",
        "word_lists",
        ("tokens.0.text", "tokens.0.start_ms"),
        ("tokens",),
        "text",
        "start_ms",
        "end_ms",
        unit="ms",
        speaker="speaker",
    ),
    Row(
        "inworld",
        "text to speech, timed by character",
        "https://docs.inworld.ai/tts/capabilities/timestamps",
        "char_lists",
        ("timestampInfo.characterAlignment.characters.0",),
        ("timestampInfo.characterAlignment",),
        "characters",
        "characterStartTimeSeconds",
        "characterEndTimeSeconds",
        in_pieces=True,
    ),
    Row(
        "inworld",
        "text to speech, timed by word",
        "https://docs.inworld.ai/tts/capabilities/timestamps",
        "word_lists",
        ("timestampInfo",),
        ("timestampInfo.wordAlignment",),
        "words",
        "wordStartTimeSeconds",
        "wordEndTimeSeconds",
        ("timestampInfo.characterAlignment.characters.0",),
        in_pieces=True,
        remedy="give timestampType: CHARACTER in the request",
    ),
    Row(
        "whisper",
        "JSON of openai-whisper, and of tools that write the same",
        "https://github.com/openai/whisper",
        "word_lists",
        ("segments.0.text", "segments.0.start", "segments.0.end"),
        ("segments",),
        "word|text",
        "start",
        "end",
        # Our own JSON has lines.
        ("word_segments", "words.0", "segments.0.lines", "layout"),
        inner="words",
        segments="segments",
        remedy="run whisper with --word_timestamps True, or ask OpenAI for timestamp_granularities word",
        speaker="speaker",
    ),
    Row(
        "whisper",
        "output of a pipeline of transformers",
        "https://huggingface.co/docs/transformers/main_classes/pipelines",
        "word_lists",
        ("chunks.0.text", "chunks.0.timestamp"),
        ("chunks",),
        "text",
        "timestamp.0",
        "timestamp.1",
        remedy='call the pipeline with return_timestamps="word"',
    ),
    Row(
        "whisperx",
        "JSON",
        "https://github.com/m-bain/whisperX",
        "word_lists",
        ("segments", "word_segments"),
        ("segments",),
        "word",
        "start",
        "end",
        ("segments.0.lines", "layout"),
        inner="words",
        chars="segments.*.chars",
        segments="segments",
        remedy="run whisperx without --no_align",
        speaker="speaker",
    ),
    Row(
        "faster-whisper",
        "a list of its segments, or one on each line",
        "https://github.com/SYSTRAN/faster-whisper",
        "word_lists",
        ("words", "text", "no_speech_prob", "avg_logprob"),
        ("words",),
        "word",
        "start",
        "end",
        in_pieces=True,
        segments="",
        remedy="transcribe with word_timestamps=True",
    ),
    Row(
        "whisper.cpp",
        "JSON, with -ojf or with -ml 1",
        "https://github.com/ggml-org/whisper.cpp",
        "word_lists",
        ("transcription.0.offsets", "transcription.0.text"),
        ("transcription.*.tokens", "transcription"),
        "text",
        "offsets.from",
        "offsets.to",
        unit="ms",
        language="result.language",
        remedy="run whisper.cpp with -ojf, or with -ml 1",
    ),
    Row(
        "openai",
        "transcription, verbose_json with words",
        "https://platform.openai.com/docs/api-reference/audio/createTranscription",
        "word_lists",
        ("words.0.word", "words.0.start"),
        ("words",),
        "word",
        "start",
        "end",
        ("no_speech_prob", "layout", "word_segments", "segments.0.lines"),
        full_text="text",
        duration="duration",
    ),
    Row(
        "openai",
        "a list of words alone, also of Whisper and Deepgram",
        "https://platform.openai.com/docs/api-reference/audio/createTranscription",
        "word_lists",
        ("word|text", "start", "end"),
        ("",),
        "punctuated_word|word|text",
        "start",
        "end",
        ("words", "type"),
        in_pieces=True,
        speaker="speaker",
    ),
    Row(
        "deepgram",
        "transcription, live",
        "https://developers.deepgram.com/docs/live-streaming-audio",
        "word_lists",
        ("channel.alternatives.0.words", "is_final"),
        ("channel.alternatives.0.words",),
        "punctuated_word|word",
        "start",
        "end",
        in_pieces=True,
        final="is_final",
        speaker="speaker",
    ),
    Row(
        "deepgram",
        "transcription",
        "https://developers.deepgram.com/docs/pre-recorded-audio",
        "word_lists",
        ("results.channels.0.alternatives",),
        ("results.channels.*.alternatives.0.words",),
        "punctuated_word|word",
        "start",
        "end",
        in_order=False,
        language="results.channels.0.detected_language",
        duration="metadata.duration",
        speaker="speaker",
    ),
    Row(
        "assemblyai",
        "transcript",
        "https://www.assemblyai.com/docs/api-reference/transcripts/get",
        "word_lists",
        ("words", "words.0.text|audio_url", "words.0.confidence|status"),
        ("words",),
        "text",
        "start",
        "end",
        ("words.0.type", "item", "characters"),
        unit="ms",
        language="language_code",
        remedy="wait until its status is completed, and fetch it again",
        speaker="speaker",
    ),
    Row(
        "kokoro",
        "Kokoro-FastAPI, captioned speech",
        "https://github.com/remsky/Kokoro-FastAPI",
        "word_lists",
        ("timestamps.0.word|words.0.word", "timestamps.0.start_time|words.0.start_time|words.0.startTime"),
        ("timestamps", "words"),
        "word",
        "start_time|startTime",
        "end_time|endTime",
        ("words.0.start",),
        in_pieces=True,
    ),
    Row(
        "kokoro",
        "Kokoro-FastAPI, the timestamps alone",
        "https://github.com/remsky/Kokoro-FastAPI",
        "word_lists",
        ("word", "start_time", "end_time"),
        ("",),
        "word",
        "start_time",
        "end_time",
        in_pieces=True,
    ),
    Row(
        "kokoro",
        "tokens of KPipeline",
        "https://github.com/hexgrad/kokoro",
        "word_lists",
        ("start_ts", "end_ts", "text"),
        ("",),
        "text",
        "start_ts",
        "end_ts",
        space="whitespace",
        in_pieces=True,
    ),
    Row(
        "kokoro",
        "results of KPipeline, with their tokens",
        "https://github.com/hexgrad/kokoro",
        "word_lists",
        ("tokens.0.start_ts", "tokens.0.text"),
        ("tokens",),
        "text",
        "start_ts",
        "end_ts",
        space="whitespace",
        in_pieces=True,
        from_piece=True,
    ),
    Row(
        "cartesia",
        "text to speech, with timestamps",
        "https://docs.cartesia.ai/api-reference/tts/websocket",
        "word_lists",
        ("word_timestamps.words",),
        ("word_timestamps",),
        "words",
        "start",
        "end",
        in_pieces=True,
        remedy="give add_timestamps: true in the request",
    ),
    Row(
        "azure",
        "batch synthesis, NNNN.word.json",
        "https://learn.microsoft.com/azure/ai-services/speech-service/batch-synthesis-properties",
        "word_lists",
        ("Text", "AudioOffset", "Duration"),
        ("",),
        "Text",
        "AudioOffset",
        "Duration",
        ("BoundaryType", "TextOffset", "WordLength"),
        unit="ms",
        end_is_duration=True,
        in_pieces=True,
    ),
    Row(
        "azure",
        "word boundaries of the Speech SDK",
        "https://learn.microsoft.com/azure/ai-services/speech-service/how-to-speech-synthesis",
        "word_lists",
        (
            "Text|text|privText",
            "AudioOffset|audioOffset|audio_offset|privAudioOffset",
            "BoundaryType|TextOffset|WordLength|boundaryType|textOffset|wordLength|text_offset|word_length|"
            "boundary_type|privTextOffset|privWordLength|privBoundaryType",
        ),
        ("",),
        "Text|text|privText",
        "AudioOffset|audioOffset|audio_offset|privAudioOffset",
        "Duration|duration|privDuration",
        unit="ticks",
        end_is_duration=True,
        in_pieces=True,
    ),
    Row(
        "azure",
        "batch transcription, with word timings",
        "https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get",
        "word_lists",
        ("recognizedPhrases.0.nBest",),
        ("recognizedPhrases.*.nBest.0.displayWords", "recognizedPhrases.*.nBest.0.words"),
        "displayText|word",
        "offsetInTicks",
        "durationInTicks",
        unit="ticks",
        end_is_duration=True,
        in_order=False,
        full_text="combinedRecognizedPhrases.0.display",
        remedy="give displayFormWordLevelTimestampsEnabled: true in the request",
        speaker="speaker",
    ),
    Row(
        "azure",
        "fast transcription",
        "https://learn.microsoft.com/azure/ai-services/speech-service/fast-transcription-create",
        "word_lists",
        ("phrases.0.offsetMilliseconds", "phrases.0.text"),
        ("phrases.*.words",),
        "text",
        "offsetMilliseconds",
        "durationMilliseconds",
        unit="ms",
        end_is_duration=True,
        in_order=False,
        speaker="speaker",
    ),
    Row(
        "edge-tts",
        "the service's own messages",
        "https://github.com/rany2/edge-tts",
        "word_lists",
        ("Metadata.0.Data", "Metadata.0.Type"),
        ("Metadata",),
        "Data.text.Text",
        "Data.Offset",
        "Data.Duration",
        unit="ticks",
        end_is_duration=True,
        in_pieces=True,
        only=("Type", "WordBoundary"),
    ),
    Row(
        "edge-tts",
        "WordBoundary events",
        "https://github.com/rany2/edge-tts",
        "word_lists",
        ("type", "offset", "duration", "text"),
        ("",),
        "text",
        "offset",
        "duration",
        unit="ticks",
        end_is_duration=True,
        in_pieces=True,
        only=("type", "WordBoundary"),
        remedy='make Communicate with boundary="WordBoundary"',
    ),
    Row(
        "polly",
        "speech marks",
        "https://docs.aws.amazon.com/polly/latest/dg/output.html",
        "speech_marks",
        ("time", "type", "value"),
        ("",),
        "value",
        "time",
        "",
        unit="ms",
        in_pieces=True,
        remedy="give SpeechMarkTypes word and sentence in the request",
    ),
    Row(
        "resemble",
        "transcript",
        "https://docs.app.resemble.ai",
        "word_lists",
        ("item.words.0.word|item.words.0.text", "item.words.0.end|item.words.0.end_time"),
        ("item.words",),
        "word|text",
        "start|start_time",
        "end|end_time",
        full_text="item.text",
        duration="item.duration",
    ),
)
"""The rows, in the order in which they are tried."""


def fits(row: Row, document: Document) -> bool:
    """Whether a document is an answer of a row, be it readable or not."""
    return all(has(document, path) for path in row.needs) and not any(has(document, path) for path in row.lacks)


def rows_of(vendor: str) -> Iterator[Row]:
    """The rows of a vendor."""
    return (row for row in ROWS if row.vendor == vendor)
