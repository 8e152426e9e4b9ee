using System.Text;
using Microsoft.Extensions.Logging;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Everything that the whole console and its frameworks log, at Trace, in a file of its own.</summary>
[ProviderAlias("Heard")]
public sealed class HeardLog : ILoggerProvider
{
    private readonly string file = Path.GetTempFileName();
    private readonly Lock door = new();
    private readonly StreamWriter writer;
    private bool isClosed;

    public HeardLog() => writer = new StreamWriter(file, append: false, new UTF8Encoding(false));

    public string Text
    {
        get
        {
            lock (door)
            {
                writer.Flush();
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream);
                return reader.ReadToEnd();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, this);

    public void Dispose()
    {
        lock (door)
        {
            isClosed = true;
            writer.Dispose();
            File.Delete(file);
        }
    }

    private void Write(string line)
    {
        lock (door)
        {
            if (!isClosed)
            {
                writer.WriteLine(line);
            }
        }
    }

    private sealed class Ear(string category, HeardLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
