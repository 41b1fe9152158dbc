using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace StreamOps.Data;

/// <summary>SQLite has no instant type: Unix milliseconds compare, sort and add up as integers.</summary>
public sealed class UnixMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(v => v.ToUnixTimeMilliseconds(), v => DateTimeOffset.FromUnixTimeMilliseconds(v));
