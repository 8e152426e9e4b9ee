using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportConsole.Tests.Auth0.Support;

/// <summary>Hears everything that is logged, at Trace, scopes included.</summary>
public sealed class HeardLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = [];

    public string Text => string.Join('\n', lines);

    public int Count => lines.Count;

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Ear(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var values = string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? []);
            lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {exception} {values}");
        }
    }
}
