namespace SupportConsole.App.Record;

public enum TestSource
{
    Support = 1,

    Customer = 2,
}
